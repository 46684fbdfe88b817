package afterbell.enrollment.departure;

import java.time.Clock;
import java.util.Map;

import org.springframework.stereotype.Service;

import afterbell.enrollment.City;
import afterbell.enrollment.application.WithdrawingApplication;
import afterbell.enrollment.application.model.Application;
import afterbell.enrollment.application.model.Application.Ended;
import afterbell.enrollment.application.store.Applications;
import afterbell.enrollment.place.model.EndReason;
import afterbell.enrollment.roster.FindPupils;
import afterbell.enrollment.roster.RosterProblem;
import afterbell.enrollment.roster.model.Departure;
import afterbell.enrollment.roster.model.Pupil.Leaving;
import afterbell.enrollment.roster.store.Pupils;
import afterbell.enrollment.school.FindSchools;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/**
 * A pupil leaves a school's roll, and with it every place there (R6). Off the roll first, so that nothing new is
 * granted; then the applications and places end and the waiting list moves up. Entering the departure again completes
 * what a crash left.
 */
@Service
public class TakingOffRoll {
    private final FindSchools findSchools;
    private final FindPupils findPupils;
    private final Pupils pupils;
    private final Applications applications;
    private final WithdrawingApplication withdrawingApplication;
    private final AuditLog audit;
    private final Clock clock;

    TakingOffRoll(FindSchools findSchools, FindPupils findPupils, Pupils pupils, Applications applications,
            WithdrawingApplication withdrawingApplication, AuditLog audit, Clock clock) {
        this.findSchools = findSchools;
        this.findPupils = findPupils;
        this.pupils = pupils;
        this.applications = applications;
        this.withdrawingApplication = withdrawingApplication;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws ProblemException if the school is not the caller's, the pupil not on its roll, or the day to come */
    public void leave(String pupilId, Departure departure, Caller caller) {
        SchoolScope.require(caller, findSchools.one(departure.schoolId()).id(), Role.SCHOOL_ADMIN);
        takeOff(pupilId, departure, caller);
    }

    /**
     * As {@link #leave}, for a roster that says so, which the school's system may hand in as well as its office.
     *
     * @throws ProblemException if the school is not the caller's, or the day to come
     */
    public void leaveByRoster(String pupilId, Departure departure, Caller caller) {
        SchoolScope.require(caller, findSchools.one(departure.schoolId()).id(), Role.SCHOOL_ADMIN, Role.SCHOOL_SYSTEM);
        takeOff(pupilId, departure, caller);
    }

    private void takeOff(String pupilId, Departure departure, Caller caller) {
        var school = findSchools.one(departure.schoolId());
        if (departure.on().isAfter(City.today(clock))) {
            throw new ProblemException(RosterProblem.DAY_TO_COME, Map.of("day", departure.on().toString()));
        }
        var known = findPupils.one(pupilId);
        switch (known.state().leave(departure)) {
            case Leaving.NotOnRoll() -> throw new ProblemException(RosterProblem.NOT_ON_ROLL);
            case Leaving.Left left -> {
                var saved = pupils.save(known, left.pupil());
                audit.decided(caller, "pupil.left", new Subject("pupil", pupilId, school.id()), saved.version(), "R6",
                        departure.reason().name());
                endAll(pupilId, departure, caller);
            }
            case Leaving.LeftBefore() -> {
                if (!known.state().isOnRollOf(school.id())) {
                    endAll(pupilId, departure, caller);
                }
            }
        }
    }

    private void endAll(String pupilId, Departure departure, Caller caller) {
        var why = switch (departure.reason()) {
            case TRANSFERRED -> EndReason.TRANSFERRED;
            case LEFT_SCHOOL -> EndReason.LEFT_SCHOOL;
        };
        applications.ofPupil(pupilId)
                .stream()
                .filter(it -> it.state().form().intake().schoolId().equals(departure.schoolId()))
                .filter(it -> it.state().isOpen() || endedBy(it, departure, why))
                .forEach(it -> withdrawingApplication.close(it, departure.on(), why, departure.reason().name(),
                        caller));
    }

    /** Whether a crash may have come after the end and before the waiting list moved up. */
    private static boolean endedBy(Versioned<Application> application, Departure departure, EndReason why) {
        return application.state() instanceof Ended ended && ended.reason() == why
                && !ended.until().isBefore(departure.on());
    }
}
