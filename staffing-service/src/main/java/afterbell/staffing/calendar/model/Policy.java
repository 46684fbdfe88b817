package afterbell.staffing.calendar.model;

/**
 * What a semester's policy leaves to staffing.
 *
 * @param pupilsPerTeacher pupils that one teacher may look after (R20)
 * @param publicNoticeDays days that the hiring of an external teacher is on public notice (R24)
 * @param recordCheckDays  days that a clear record check stays good (R25)
 */
public record Policy(int pupilsPerTeacher, int publicNoticeDays, int recordCheckDays) {
    /** Holds until the bureau has set a semester. */
    public static final Policy DEFAULT = new Policy(50, 7, 365);

    /** Least mean score, of 100, with which an assessment is passed (R24). The city's plan leaves it open. */
    private static final int PASS_MARK = 60;

    public int passMark() {
        return PASS_MARK;
    }

    /** @return staff needed for so many pupils (R20) */
    public int staffFor(int pupils) {
        return Math.ceilDiv(pupils, pupilsPerTeacher);
    }
}
