package afterbell.attendance.session.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import afterbell.attendance.group.model.Slot;
import afterbell.attendance.seal.model.DaySeals.Seal;
import afterbell.attendance.session.model.Session.Begun;
import afterbell.attendance.session.model.Session.Closed;
import afterbell.attendance.session.model.Session.Closing;
import afterbell.attendance.session.model.Session.Duty;
import afterbell.attendance.session.model.Session.Duty.SignedOff;
import afterbell.attendance.session.model.Session.Duty.SignedOn;
import afterbell.attendance.session.model.Session.Open;
import afterbell.attendance.session.model.Session.Stay;
import afterbell.attendance.weather.web.WeatherView;
import afterbell.messaging.outbox.Versioned;

/**
 * A session as its readers see it.
 *
 * @param expected pupils who hold a place that day
 * @param needed   workers needed for them (R20)
 * @param signedOn ids of the workers who are there now
 * @param isShort  whether an open session has fewer workers than are needed
 * @param missing  ids of the workers whom the rota names and who have not come; told of one session only
 * @param weather  the bad weather of the day and what is arranged (R29); told of one session only
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SessionView(String sessionId, String schoolId, LocalDate date, Slot slot, State state, long version,
        Instant openedAt, int expected, int needed, List<String> signedOn,
        @JsonProperty("short") boolean isShort, List<DutyView> duties,
        @Nullable List<String> missing, @Nullable WeatherView weather, @Nullable ClosingView closing) {

    /** How far it has come. */
    public enum State {
        OPEN,
        CLOSED
    }

    /**
     * @param minutes served between dismissal and 18:00 until the last sign-off (R19)
     * @param earlier when the worker was here before, for who has come back
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DutyView(String workerId, Instant signedOnAt, @Nullable Instant signedOffAt,
            @Nullable Integer minutes, @Nullable List<StayView> earlier) {
        static DutyView of(Duty duty) {
            var earlier = duty.earlier().isEmpty() ? null : duty.earlier().stream().map(StayView::of).toList();
            return switch (duty) {
                case SignedOn on -> new DutyView(on.workerId(), on.on(), null,
                        earlier == null ? null : on.earlierMinutes(), earlier);
                case SignedOff off -> new DutyView(off.workerId(), off.on(), off.off(), off.minutes(), earlier);
            };
        }
    }

    public record StayView(Instant signedOnAt, Instant signedOffAt) {
        static StayView of(Stay stay) {
            return new StayView(stay.on(), stay.off());
        }
    }

    /**
     * Counts of the registers when it was closed.
     *
     * @param seals over what they said then, and have come to say since; the last one holds
     */
    public record ClosingView(Instant at, int present, int absent, int released, List<SealView> seals) {
        static ClosingView of(Closing closing) {
            return new ClosingView(closing.at(), closing.present(), closing.absent(), closing.released(),
                    closing.seals().seals().stream().map(SealView::of).toList());
        }
    }

    /** @param root Merkle root in 64 hexadecimal digits, as it was told to everybody */
    public record SealView(int number, Instant at, int entries, String root) {
        static SealView of(Seal seal) {
            return new SealView(seal.number(), seal.at(), seal.entries(), seal.root());
        }
    }

    public static SessionView of(Versioned<Begun> session) {
        return of(session, null, null);
    }

    static SessionView of(Versioned<Begun> versioned, @Nullable List<String> missing, @Nullable WeatherView weather) {
        var session = versioned.state();
        var id = session.id();
        var opening = session.opening();
        return new SessionView(id.value(), id.schoolId(), id.date(), id.slot(), state(session), versioned.version(),
                opening.at(), opening.expected(), opening.needed(), session.signedOn().stream().sorted().toList(),
                session instanceof Open open && open.isShort(), session.duties().stream().map(DutyView::of).toList(),
                missing, weather, session instanceof Closed closed ? ClosingView.of(closed.closing()) : null);
    }

    private static State state(Begun session) {
        return switch (session) {
            case Open _ -> State.OPEN;
            case Closed _ -> State.CLOSED;
        };
    }
}
