package afterbell.enrollment.school.model;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the bureau has registered of a school.
 *
 * @param division division code of the county, GB/T 2260, 6 digits
 * @param town     division code of the town or street, 9 digits; null when it is not known
 */
public record Register(SchoolCode code, String name, String division, @Nullable String town) {

    /** A part of the register that has changed; what it was is null where it was not known. */
    public record Difference(String field, @Nullable String from, @Nullable String to) {}

    /** A town or street lies in its county. */
    public boolean townLiesInTheDivision() {
        return town == null || town.startsWith(division);
    }

    /** @param before null when the school was not registered */
    public List<Difference> differencesFrom(@Nullable Register before) {
        var differences = new ArrayList<Difference>();
        add(differences, "code", before == null ? null : before.code.value(), code.value());
        add(differences, "name", before == null ? null : before.name, name);
        add(differences, "division", before == null ? null : before.division, division);
        add(differences, "town", before == null ? null : before.town, town);
        add(differences, "type", before == null ? null : before.code.type().name(), code.type().name());
        return differences;
    }

    private static void add(List<Difference> differences, String field, @Nullable String from, @Nullable String to) {
        if (from == null ? to != null : !from.equals(to)) {
            differences.add(new Difference(field, from, to));
        }
    }
}
