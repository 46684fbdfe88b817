package afterbell.enrollment.semester.outbox;

import afterbell.contracts.enrollment.semester.v1.Policy;
import afterbell.contracts.enrollment.semester.v1.SemesterSet;
import afterbell.contracts.enrollment.semester.v1.ServedRule;
import afterbell.enrollment.semester.model.Semester;
import afterbell.messaging.outbox.Outgoing;

/** Tells of a semester in the words of the contract. */
public final class SemesterFacts {
    private SemesterFacts() {}

    public static Outgoing set(Semester semester, int version) {
        return new Outgoing(semester.semesterId(), new SemesterSet(semester.semesterId(), version, semester.first(),
                semester.last(), semester.days(), policy(semester.policy())));
    }

    private static Policy policy(afterbell.enrollment.semester.model.Policy it) {
        var rule = switch (it.servedRule()) {
            case DISTINCT_SERVED -> ServedRule.DISTINCT_SERVED;
            case AVERAGE_DAILY -> ServedRule.AVERAGE_DAILY;
            case MONTHLY_AVERAGE -> ServedRule.MONTHLY_AVERAGE;
            case PRORATED_BY_SERVED_DAYS -> ServedRule.PRORATED_BY_SERVED_DAYS;
        };
        return new Policy(rule, it.minDays(), it.semesterRateFen(), it.classHourMinutes(), it.mostClassHours(),
                it.labourRateFen(), it.pupilsPerTeacher(), it.publicNoticeDays(), it.recordCheckDays());
    }
}
