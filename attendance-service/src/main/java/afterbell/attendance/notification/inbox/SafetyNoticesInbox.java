package afterbell.attendance.notification.inbox;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import afterbell.attendance.notification.TellingPeople;
import afterbell.attendance.notification.model.Happening;
import afterbell.attendance.notification.model.Kind;
import afterbell.contracts.attendance.safety.v1.AbsenceExplained;
import afterbell.contracts.attendance.safety.v1.BadWeatherArranged;
import afterbell.contracts.attendance.safety.v1.DevicesContradicted;
import afterbell.contracts.attendance.safety.v1.FindingFixed;
import afterbell.contracts.attendance.safety.v1.ForbiddenAdultCame;
import afterbell.contracts.attendance.safety.v1.IncidentClosed;
import afterbell.contracts.attendance.safety.v1.IncidentReported;
import afterbell.contracts.attendance.safety.v1.PickupCodeReused;
import afterbell.contracts.attendance.safety.v1.PupilAbsentUnexplained;
import afterbell.contracts.attendance.safety.v1.PupilNotCollected;
import afterbell.contracts.attendance.safety.v1.SafetyChecked;
import afterbell.contracts.attendance.safety.v1.SafetyFact;
import afterbell.contracts.attendance.safety.v1.SignOnEnded;
import afterbell.messaging.Envelope;
import afterbell.messaging.inbox.Inbox;

/** Hears what people must know at once, and tells them. */
@Component
class SafetyNoticesInbox implements Inbox<SafetyFact> {
    private final TellingPeople telling;

    SafetyNoticesInbox(TellingPeople telling) {
        this.telling = telling;
    }

    @Override
    public Class<SafetyFact> topic() {
        return SafetyFact.class;
    }

    @Override
    public String projection() {
        return "safety-notices";
    }

    @Override
    public void on(Envelope<SafetyFact> event) {
        happening(event).ifPresent(telling::tell);
    }

    /** The topic's words are sealed: what is new there is decided on here. */
    static Optional<Happening> happening(Envelope<SafetyFact> event) {
        return switch (event.fact()) {
            case PupilNotCollected it -> Optional.of(of(event, Kind.PUPIL_NOT_COLLECTED, it.at(), it.groupId(),
                    it.pupilId(), it.level() == null ? 1 : it.level()));
            case ForbiddenAdultCame it -> Optional.of(of(event, Kind.FORBIDDEN_ADULT_CAME, it.at(), it.groupId(),
                    it.pupilId(), 0));
            case PupilAbsentUnexplained it -> Optional.of(of(event, Kind.PUPIL_ABSENT_UNEXPLAINED, it.at(),
                    it.groupId(), it.pupilId(), 0));
            case AbsenceExplained it -> Optional.of(of(event, Kind.ABSENCE_EXPLAINED, it.at(), it.groupId(),
                    it.pupilId(), 0));
            case PickupCodeReused it -> Optional.of(of(event, Kind.PICKUP_CODE_REUSED, it.at(), it.groupId(),
                    it.pupilId(), 0));
            case DevicesContradicted it -> Optional.of(of(event, Kind.DEVICES_CONTRADICTED, it.at(), it.groupId(),
                    it.pupilId(), 0));
            case BadWeatherArranged it -> Optional.of(of(event, Kind.BAD_WEATHER, it.at(), null, null, 0));
            case IncidentReported it -> Optional.of(of(event, Kind.INCIDENT_REPORTED, it.at(), null, null,
                    it.severity().ordinal() + 1));
            case SignOnEnded it -> Optional.of(of(event, Kind.WORKER_NOT_CLEARED, it.at(), null, null, 0));
            // Of an incident that is closed, and of checks, nobody must know at once.
            case IncidentClosed _, SafetyChecked _, FindingFixed _ -> Optional.empty();
        };
    }

    private static Happening of(Envelope<SafetyFact> event, Kind kind, Instant at, @Nullable String groupId,
            @Nullable String pupilId, int level) {
        return new Happening(event.id(), event.time(), kind, event.fact().schoolId(), event.fact().serviceDate(), at,
                groupId, pupilId, level);
    }

    /** Leaves what was told: a rebuild adds what is missing, and neither unreads nor mails anything again. */
    @Override
    public void clear() {
        // Nothing is derived from earlier facts, so nothing has to go.
    }
}
