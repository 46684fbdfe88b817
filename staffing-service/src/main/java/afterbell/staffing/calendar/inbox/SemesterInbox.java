package afterbell.staffing.calendar.inbox;

import org.springframework.stereotype.Component;

import afterbell.contracts.enrollment.semester.v1.SemesterFact;
import afterbell.contracts.enrollment.semester.v1.SemesterSet;
import afterbell.messaging.Envelope;
import afterbell.messaging.inbox.Inbox;
import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.calendar.model.Policy;
import afterbell.staffing.calendar.model.Semester;
import afterbell.staffing.calendar.store.ChangedSchools;
import afterbell.staffing.calendar.store.Semesters;

/** Learns from enrollment which policy holds in which semester. */
@Component
class SemesterInbox implements Inbox<SemesterFact> {
    private final Semesters semesters;
    private final ChangedSchools changedSchools;

    SemesterInbox(Semesters semesters, ChangedSchools changedSchools) {
        this.semesters = semesters;
        this.changedSchools = changedSchools;
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
            case SemesterSet set -> take(semester(set, event.sequence()));
        }
    }

    private void take(Semester semester) {
        var known = semesters.find(semester.semesterId());
        if (known.isEmpty() || known.get().state().sequence() < semester.sequence()) {
            Versioned<?> before = known.<Versioned<?>>map(it -> it)
                    .orElseGet(() -> Versioned.fresh(semester.semesterId(), semester));
            semesters.save(before, semester);
            changedSchools.addAll();
        }
    }

    private static Semester semester(SemesterSet set, long sequence) {
        var policy = set.policy();
        return new Semester(set.semesterId(), set.first(), set.last(),
                new Policy(policy.pupilsPerTeacher(), policy.publicNoticeDays(), policy.recordCheckDays(),
                        policy.mostClassHours()),
                sequence);
    }

    @Override
    public void clear() {
        semesters.clear();
    }
}
