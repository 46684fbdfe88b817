package afterbell.simulator.city;

import org.jspecify.annotations.Nullable;

/**
 * Somebody of a child's family.
 *
 * @param relation   for example MOTHER
 * @param account    the user name of a guardian who uses the platform; null for the others
 * @param mayCollect whether the family lets this adult collect the child (R31)
 */
public record Adult(String name, String phone, String relation, @Nullable String account, boolean mayCollect) {}
