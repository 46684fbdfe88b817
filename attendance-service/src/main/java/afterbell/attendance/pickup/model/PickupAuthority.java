package afterbell.attendance.pickup.model;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Who may and who must not collect a pupil (R31). Fed by enrollment.
 *
 * @param mayCollect     ids of adults
 * @param mustNotCollect ids of adults; stronger than {@code mayCollect}
 * @param validities     by adult, of whom it holds on some days only
 * @param guardians      accounts of the pupil's guardians, by the ids of the adults, each one of {@code mayCollect}
 */
public record PickupAuthority(Set<String> mayCollect, Set<String> mustNotCollect, boolean mayLeaveAlone,
        Map<String, Validity> validities, Map<String, String> guardians) {
    /** Of a pupil of whom nothing was told: nobody may collect, and the pupil does not go alone. */
    public static final PickupAuthority NOBODYS = new PickupAuthority(Set.of(), Set.of(), false, Map.of(),
            Map.of());

    public PickupAuthority {
        mayCollect = Set.copyOf(mayCollect);
        mustNotCollect = Set.copyOf(mustNotCollect);
        validities = Map.copyOf(validities);
        guardians = Map.copyOf(guardians);
    }

    /** Of a pupil none of whose guardians has an account. */
    public PickupAuthority(Set<String> mayCollect, Set<String> mustNotCollect, boolean mayLeaveAlone,
            Map<String, Validity> validities) {
        this(mayCollect, mustNotCollect, mayLeaveAlone, validities, Map.of());
    }

    /**
     * @param from  first day, null: from the beginning
     * @param until first day after, null: without end
     */
    public record Validity(@Nullable LocalDate from, @Nullable LocalDate until) {
        boolean covers(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (until == null || day.isBefore(until));
        }
    }

    public boolean mayCollect(String adultId, LocalDate day) {
        return mayCollect.contains(adultId) && holdsOn(day, adultId);
    }

    public boolean mustNotCollect(String adultId, LocalDate day) {
        return mustNotCollect.contains(adultId) && holdsOn(day, adultId);
    }

    /** @param account subject of somebody's tokens */
    public boolean isGuardian(String account) {
        return guardians.containsValue(account);
    }

    private boolean holdsOn(LocalDate day, String adultId) {
        var validity = validities.get(adultId);
        return validity == null || validity.covers(day);
    }
}
