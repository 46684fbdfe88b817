package afterbell.enrollment.place;

import java.time.LocalDate;

import org.springframework.stereotype.Service;

import afterbell.enrollment.pickup.GuardianScope;
import afterbell.enrollment.place.model.Place;
import afterbell.enrollment.place.model.PupilPlaces.Changing;
import afterbell.enrollment.place.model.PupilPlaces.Semester;
import afterbell.enrollment.place.model.Weekdays;
import afterbell.enrollment.place.store.Places;
import afterbell.enrollment.roster.FindPupils;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;

/** A family chooses the weekdays of a place that it holds (R2), from a day to come on. */
@Service
public class ComingOnWeekdays {
    private final Places places;
    private final FindPupils findPupils;
    private final GuardianScope guardianScope;
    private final PlannedDays plannedDays;
    private final AuditLog audit;

    ComingOnWeekdays(Places places, FindPupils findPupils, GuardianScope guardianScope, PlannedDays plannedDays,
            AuditLog audit) {
        this.places = places;
        this.findPupils = findPupils;
        this.guardianScope = guardianScope;
        this.plannedDays = plannedDays;
        this.audit = audit;
    }

    /**
     * @param from first day of the new week
     * @return the place as it is now; the same again changes nothing
     * @throws ProblemException if the caller does not speak for the pupil, no place is held, or the day has passed or
     *                          lies outside the semester
     */
    public Place comeOn(String pupilId, Semester semester, LocalDate from, Weekdays weekdays, Caller caller) {
        guardianScope.voiceFor(caller, findPupils.one(pupilId).state());
        plannedDays.require(semester.semesterId(), from);
        return HoldingPlaces.again(() -> {
            var known = places.load(pupilId);
            return switch (known.state().comeOn(semester, from, weekdays)) {
                case Changing.Changed changed -> {
                    var saved = places.save(known, changed);
                    writeDown(saved, changed.place(), caller);
                    yield changed.place();
                }
                case Changing.AsBefore(Place place) -> {
                    writeDown(known, place, caller);
                    yield place;
                }
                case Changing.NotHeld() -> throw new ProblemException(PlaceProblem.NO_PLACE);
                case Changing.TooManyChanges() -> throw new ProblemException(PlaceProblem.TOO_MANY_CHANGES);
            };
        });
    }

    private void writeDown(Versioned<?> saved, Place place, Caller caller) {
        audit.decided(caller, "place.weekdays-changed", new Subject("pupil", saved.id(), place.intake().schoolId()),
                saved.version(), "R2", null);
    }
}
