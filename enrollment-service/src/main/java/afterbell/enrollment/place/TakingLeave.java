package afterbell.enrollment.place;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import org.springframework.stereotype.Service;

import afterbell.enrollment.pickup.GuardianScope;
import afterbell.enrollment.place.model.Intake;
import afterbell.enrollment.place.model.Leave;
import afterbell.enrollment.place.model.PupilPlaces;
import afterbell.enrollment.place.model.PupilPlaces.Leaving;
import afterbell.enrollment.place.model.PupilPlaces.Semester;
import afterbell.enrollment.place.store.Places;
import afterbell.enrollment.roster.FindPupils;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;

/**
 * A family says beforehand on which days a pupil with a place does not come. Why is not asked: nobody needs to know
 * that a child is ill to know that it is not awaited.
 */
@Service
public class TakingLeave {
    private final Places places;
    private final FindPupils findPupils;
    private final GuardianScope guardianScope;
    private final PlannedDays plannedDays;
    private final AuditLog audit;

    TakingLeave(Places places, FindPupils findPupils, GuardianScope guardianScope, PlannedDays plannedDays,
            AuditLog audit) {
        this.places = places;
        this.findPupils = findPupils;
        this.guardianScope = guardianScope;
        this.plannedDays = plannedDays;
        this.audit = audit;
    }

    /**
     * @param first first day of the leave, not past
     * @param last  last day of it, in the semester
     * @return the leave; the same days again are the same leave
     * @throws ProblemException if the caller does not speak for the pupil, no place is held on these days, another leave
     *                          shares one of them, or they are past or outside the semester
     */
    public Leave take(String pupilId, Semester semester, LocalDate first, LocalDate last, Caller caller) {
        guardianScope.voiceFor(caller, findPupils.one(pupilId).state());
        plannedDays.require(semester.semesterId(), first);
        plannedDays.require(semester.semesterId(), last);
        if (last.isBefore(first)) {
            throw new ProblemException(PlaceProblem.LEAVE_BACKWARDS);
        }
        var leave = new Leave(idOf(pupilId, semester, first, last), first, last.plusDays(1));
        return save(pupilId, known -> known.takeLeave(semester, leave), PlaceProblem.NO_PLACE, "leave.taken", caller);
    }

    /**
     * Takes a leave back; one that has begun ends, and the pupil comes from that day on.
     *
     * @param day first day on which the pupil comes, not past
     * @return the leave as it is now
     * @throws ProblemException if the caller does not speak for the pupil, there is no such leave, or the day has passed
     */
    public Leave comeBack(String pupilId, String leaveId, LocalDate day, Caller caller) {
        guardianScope.voiceFor(caller, findPupils.one(pupilId).state());
        if (day.isBefore(plannedDays.today())) {
            throw new ProblemException(PlaceProblem.DAY_PAST, Map.of("day", day.toString()));
        }
        return save(pupilId, known -> known.comeBack(leaveId, day), PlaceProblem.LEAVE_UNKNOWN, "leave.ended", caller);
    }

    private Leave save(String pupilId, Function<PupilPlaces, Leaving> step, PlaceProblem whenNotHeld, String action,
            Caller caller) {
        return HoldingPlaces.again(() -> {
            var known = places.load(pupilId);
            return switch (step.apply(known.state())) {
                case Leaving.Taken taken -> {
                    var saved = places.save(known, taken);
                    writeDown(action, saved, taken.place().intake(), caller);
                    yield taken.leave();
                }
                case Leaving.TakenBefore before -> {
                    writeDown(action, known, before.place().intake(), caller);
                    yield before.leave();
                }
                case Leaving.NotHeld() -> throw new ProblemException(whenNotHeld);
                case Leaving.Overlaps(Leave other) -> throw new ProblemException(PlaceProblem.LEAVE_OVERLAPS,
                        Map.of("from", other.from().toString(), "last", other.until().minusDays(1).toString()));
                case Leaving.TooManyLeaves() -> throw new ProblemException(PlaceProblem.TOO_MANY_CHANGES);
            };
        });
    }

    private void writeDown(String action, Versioned<?> saved, Intake intake, Caller caller) {
        audit.decided(caller, action, new Subject("pupil", saved.id(), intake.schoolId()), saved.version(), "R2",
                null);
    }

    /** The same days are the same leave, however often they are asked for. */
    private static String idOf(String pupilId, Semester semester, LocalDate first, LocalDate last) {
        var text = pupilId + "/" + semester.semesterId() + "/" + semester.slot() + "/" + first + "/" + last;
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
