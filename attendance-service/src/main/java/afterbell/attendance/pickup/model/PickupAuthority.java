package afterbell.attendance.pickup.model;

import java.util.Set;

/**
 * Who may and who must not collect a pupil (R31). Fed by enrollment.
 *
 * @param mayCollect     ids of adults
 * @param mustNotCollect ids of adults; stronger than {@code mayCollect}
 */
public record PickupAuthority(Set<String> mayCollect, Set<String> mustNotCollect, boolean mayLeaveAlone) {
    /** Of a pupil of whom nothing was told: nobody may collect, and the pupil does not go alone. */
    public static final PickupAuthority NOBODYS = new PickupAuthority(Set.of(), Set.of(), false);

    public PickupAuthority {
        mayCollect = Set.copyOf(mayCollect);
        mustNotCollect = Set.copyOf(mustNotCollect);
    }
}
