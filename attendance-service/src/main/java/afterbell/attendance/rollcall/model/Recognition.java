package afterbell.attendance.rollcall.model;

/** How the one who took a pupil along was known to be the adult who may (R31). */
public sealed interface Recognition {
    /** Who released the pupil says so; or nobody came, and the pupil left alone. */
    record Named() implements Recognition {}

    /** By a pickup code, which counts once. */
    record ByCode(String codeId) implements Recognition {}

    /**
     * Without a code: one person has checked who it is, and another one, who released the pupil, has confirmed it.
     *
     * @param checkId   of the check
     * @param checkedBy subject of the first person
     * @param reason    why there was no code
     */
    record ByTwoPeople(String checkId, String checkedBy, FallbackReason reason) implements Recognition {}

    /** Why an adult is recognised without a pickup code. */
    enum FallbackReason {
        NO_PHONE,
        CODE_UNREADABLE,
        NO_CODE_ISSUED,
        DEVICE_BROKEN,
        OTHER
    }

    Recognition NAMED = new Named();
}
