package afterbell.enrollment.school.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A school and the groups in which it looks after pupils (R1).
 *
 * @param division division code of the county, GB/T 2260, 6 digits
 * @param groups   by id, at most {@value #MOST_GROUPS}
 * @param plans    the plans in force, one for a semester, the newest {@value #MOST_PLANS} by semester
 */
public record School(String schoolId, SchoolCode code, String name, String division, List<Group> groups,
        List<PlanInForce> plans) {
    public static final int MOST_GROUPS = 200;
    public static final int MOST_PLANS = 20;

    public School {
        groups = List.copyOf(groups);
        plans = List.copyOf(plans);
    }

    /** @param label what the school calls it, for example 三年级2班 */
    public record Group(String groupId, String label) {}

    /** What becomes of forming a group. */
    public sealed interface Forming {
        /** @param school as it is now; the same as before when the group stood so already */
        record Formed(School school) implements Forming {}

        record TooManyGroups() implements Forming {}
    }

    public static School registered(String schoolId, SchoolCode code, String name, String division) {
        return new School(schoolId, code, name, division, List.of(), List.of());
    }

    public School described(SchoolCode newCode, String newName, String newDivision) {
        return new School(schoolId, newCode, newName, newDivision, groups, plans);
    }

    public Optional<Group> group(String groupId) {
        return groups.stream().filter(group -> group.groupId().equals(groupId)).findFirst();
    }

    /** Forms the group, or gives it another label. */
    public Forming form(Group group) {
        if (group(group.groupId()).isEmpty() && groups.size() == MOST_GROUPS) {
            return new Forming.TooManyGroups();
        }
        var all = new ArrayList<>(groups);
        all.removeIf(known -> known.groupId().equals(group.groupId()));
        all.add(group);
        all.sort(Comparator.comparing(Group::groupId));
        return new Forming.Formed(new School(schoolId, code, name, division, all, plans));
    }

    /** Puts a plan in force, unless the same version or a later one is. */
    public School plan(PlanInForce plan) {
        boolean known = plans.stream()
                .anyMatch(it -> it.semesterId().equals(plan.semesterId()) && it.version() >= plan.version());
        if (known) {
            return this;
        }
        var all = new ArrayList<>(plans);
        all.removeIf(it -> it.semesterId().equals(plan.semesterId()));
        all.add(plan);
        all.sort(Comparator.comparing(PlanInForce::semesterId));
        return new School(schoolId, code, name, division, groups,
                all.subList(Math.max(0, all.size() - MOST_PLANS), all.size()));
    }
}
