package afterbell.enrollment.semester.model;

/**
 * What the bureau decides for a semester where the city's plan leaves it open, and the plan's figures.
 *
 * @param servedRule       what counts as a pupil actually served (R16)
 * @param minDays          for {@code DISTINCT_SERVED}: served days from which a pupil counts (R16)
 * @param semesterRateFen  subsidy for a counted pupil and semester, in fen (R17)
 * @param classHourMinutes length of a class hour (R19)
 * @param mostClassHours   the most class hours paid to one worker for one day (R19)
 * @param labourRateFen    labour fee for a class hour, in fen (R18)
 * @param pupilsPerTeacher pupils that one teacher may look after (R20)
 * @param publicNoticeDays days that the hiring of an external teacher is on public notice (R24)
 * @param recordCheckDays  days that a clear criminal-record query stays good (R25)
 */
public record Policy(ServedRule servedRule, int minDays, long semesterRateFen, int classHourMinutes, int mostClassHours,
        long labourRateFen, int pupilsPerTeacher, int publicNoticeDays, int recordCheckDays) {

    /** The plan's figures, and the stated defaults where it leaves them open. */
    public static final Policy DEFAULT = new Policy(ServedRule.DISTINCT_SERVED, 1, 12_500, 45, 2, 6_000, 50, 7, 365);
}
