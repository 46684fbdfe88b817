package afterbell.enrollment.pickup.model;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * An adult of whom it is said whether they may collect a pupil (R31).
 *
 * @param adultId    opaque, one in the whole city
 * @param account    subject of the adult's tokens: such an adult is a guardian of the pupil
 * @param relation   for example 外祖母
 * @param mayCollect false: must not collect
 * @param validity   when it holds
 * @param saidBy     who said so last
 */
public record Adult(String adultId, @Nullable String account, String relation, boolean mayCollect,
        Validity validity, Voice saidBy) {

    /** Who speaks: what the school has forbidden, a guardian cannot allow. */
    public enum Voice {
        SCHOOL,
        GUARDIAN
    }

    /** Whether the same is said of the adult, whoever says it. */
    boolean saysTheSameAs(Adult other) {
        return mayCollect == other.mayCollect && guardianAccount().equals(other.guardianAccount())
                && relation.equals(other.relation) && validity.equals(other.validity);
    }

    Optional<String> guardianAccount() {
        return Optional.ofNullable(account);
    }
}
