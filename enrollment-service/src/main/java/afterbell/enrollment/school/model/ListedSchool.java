package afterbell.enrollment.school.model;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A school as a list shows it.
 *
 * @param code school code (学校标识码)
 * @param town null when it is not known
 */
public record ListedSchool(String schoolId, String code, String name, String division, @Nullable String town,
        SchoolType type, List<Published> plans) {
    public ListedSchool {
        plans = List.copyOf(plans);
    }

    /** A plan in force. */
    public record Published(String semesterId, int version) {}

    /**
     * Which schools are looked for; null asks for any.
     *
     * @param division division code of the county
     * @param town     division code of the town or street
     * @param name     part of the name, at least two characters
     */
    public record Wanted(@Nullable String division, @Nullable String town, @Nullable SchoolType type,
            @Nullable String name) {}
}
