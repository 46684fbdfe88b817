package afterbell.funding.semester.inbox;

import org.springframework.stereotype.Component;

import afterbell.contracts.enrollment.semester.v1.SemesterFact;
import afterbell.contracts.enrollment.semester.v1.SemesterSet;
import afterbell.funding.semester.model.Policy;
import afterbell.funding.semester.model.PublishedSemester;
import afterbell.funding.semester.model.ServedRule;
import afterbell.funding.semester.store.Semesters;
import afterbell.messaging.Envelope;
import afterbell.messaging.inbox.Inbox;

/** Learns from enrollment which days count and by which policy money is given. */
@Component
class SemesterInbox implements Inbox<SemesterFact> {
    private final Semesters semesters;

    SemesterInbox(Semesters semesters) {
        this.semesters = semesters;
    }

    @Override
    public Class<SemesterFact> topic() {
        return SemesterFact.class;
    }

    @Override
    public String projection() {
        return "semesters";
    }

    @Override
    public void on(Envelope<SemesterFact> event) {
        switch (event.fact()) {
            case SemesterSet set -> semesters.learn(new PublishedSemester(set.semesterId(), set.version(),
                    set.first(), set.last(), set.serviceDays(), policy(set.policy())));
        }
    }

    private static Policy policy(afterbell.contracts.enrollment.semester.v1.Policy policy) {
        return new Policy(ServedRule.valueOf(policy.servedRule().name()), policy.minDays(), policy.semesterRateFen(),
                policy.classHourMinutes(), policy.mostClassHours(), policy.labourRateFen());
    }

    @Override
    public void clear() {
        semesters.clear();
    }
}
