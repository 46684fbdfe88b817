package afterbell.staffing.vetting.model;

/** Why a step is not taken. */
public sealed interface Refusal {
    /** A gate before it is not passed, or this one is passed already and cannot be passed in another way (R24). */
    record GateNotOpen() implements Refusal {}

    /** The day is still to come. */
    record DayToCome() implements Refusal {}

    /** The day lies before that of an earlier gate, or an objection outside of its notice (R24). */
    record OutOfOrder() implements Refusal {}

    /** @param least days that a notice must run (R24) */
    record NoticeTooShort(int least) implements Refusal {}

    /** @param most days that a notice may run */
    record NoticeTooLong(long most) implements Refusal {}

    /** The notice is not over on the day of the filing (R24). */
    record NoticeStillRuns() implements Refusal {}

    /** @param good days that a record check stays good (R25) */
    record RecordCheckTooOld(int good) implements Refusal {}

    /** Has an adverse record (R25). */
    record IsBarred() implements Refusal {}

    /** Has no adverse record that could be lifted (R25). */
    record NotBarred() implements Refusal {}

    /** Objections wait for the school's decision (R24). */
    record ObjectionOpen() implements Refusal {}

    /** The objection is not known, or was decided otherwise (R24). */
    record ObjectionNotOpen() implements Refusal {}

    /** The notice takes no objection on that day (R24). */
    record NoticeNotRunning() implements Refusal {}

    /** @param most objections that a notice takes */
    record TooManyObjections(int most) implements Refusal {}
}
