package afterbell.contracts.enrollment.school.v1;

import java.util.List;

import org.jspecify.annotations.Nullable;

import afterbell.contracts.Meaning;

/** A school's whole public state. */
public record School(@Meaning("Opaque id of the school") String schoolId,
        @Meaning("School code (学校标识码), 10 digits") String code, @Meaning("The school's public name") String name,
        @Meaning("Division code of the county, GB/T 2260, 6 digits") String division,
        @Meaning("The groups in which pupils are looked after, at most 200") List<Group> groups,
        @Meaning("The published service plans, the newest version of each semester, at most 20 (R22)") List<Plan> plans,
        @Meaning("Division code of the town or street, 9 digits, which begin with the county's; absent: not known") @Nullable String town,
        @Meaning("What kind of school it is; told since the field exists") @Nullable SchoolType type) {
    /** A group of at most 50 pupils who share a register (R20). */
    public record Group(@Meaning("Opaque id of the group") String groupId,
            @Meaning("What the school calls it, for example 三年级2班") String label) {}
}
