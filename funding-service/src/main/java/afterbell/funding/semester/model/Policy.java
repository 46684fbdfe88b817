package afterbell.funding.semester.model;

/**
 * What the bureau has decided for a semester where the plan leaves it open, as far as money goes.
 *
 * @param minDays          for {@link ServedRule#DISTINCT_SERVED}: served days from which a pupil counts (R16)
 * @param semesterRateFen  subsidy for a counted pupil and semester (R17)
 * @param classHourMinutes length of a class hour; started hours do not count (R19)
 * @param mostClassHours   the most class hours paid to one worker for one day (R19)
 * @param labourRateFen    labour fee for a class hour (R18)
 */
public record Policy(ServedRule servedRule, int minDays, long semesterRateFen, int classHourMinutes,
        int mostClassHours, long labourRateFen) {}
