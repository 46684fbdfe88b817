package afterbell.attendance.notification.model;

/**
 * Who is told: a guardian's account, everybody with a role at a school, or the education bureau.
 *
 * @param value as it is stored; opaque ids only
 */
public record Recipient(String value) {
    public static final Recipient BUREAU = new Recipient("bureau");
    private static final String ACCOUNT = "account:";

    /** The people of a school by their duty: who they are is known to the identity server alone. */
    public enum Staff {
        SCHOOL_ADMIN,
        TEACHER,
        GATE_GUARD
    }

    /** @param subject of a guardian's tokens */
    public static Recipient account(String subject) {
        return new Recipient(ACCOUNT + subject);
    }

    public static Recipient staff(String schoolId, Staff staff) {
        return new Recipient("school:" + schoolId + ":" + staff);
    }

    public boolean isGuardian() {
        return value.startsWith(ACCOUNT);
    }
}
