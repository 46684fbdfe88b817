package afterbell.attendance.serviceday.inbox;

import org.springframework.stereotype.Component;

import afterbell.attendance.serviceday.store.SemesterPolicies;
import afterbell.contracts.enrollment.semester.v1.SemesterFact;
import afterbell.contracts.enrollment.semester.v1.SemesterSet;
import afterbell.messaging.Envelope;
import afterbell.messaging.inbox.Inbox;

/** Learns from enrollment what the bureau has decided for a semester. */
@Component
class SemesterInbox implements Inbox<SemesterFact> {
    private final SemesterPolicies policies;

    SemesterInbox(SemesterPolicies policies) {
        this.policies = policies;
    }

    @Override
    public Class<SemesterFact> topic() {
        return SemesterFact.class;
    }

    @Override
    public String projection() {
        return "semester-policies";
    }

    @Override
    public void on(Envelope<SemesterFact> event) {
        switch (event.fact()) {
            case SemesterSet set -> policies.keep(set.semesterId(), set.policy().pupilsPerTeacher(), event.sequence());
        }
    }

    @Override
    public void clear() {
        policies.clear();
    }
}
