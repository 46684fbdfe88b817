package afterbell.attendance.session.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import afterbell.attendance.session.model.Session.Begun;
import afterbell.attendance.session.model.Session.Closed;
import afterbell.attendance.session.model.Session.Closing;
import afterbell.attendance.session.model.Session.Duty;
import afterbell.attendance.session.model.Session.Duty.SignedOff;
import afterbell.attendance.session.model.Session.Duty.SignedOn;
import afterbell.attendance.session.model.Session.Open;
import afterbell.attendance.session.model.Session.Opening;
import afterbell.attendance.session.model.Session.Shortfall;
import afterbell.attendance.session.model.Session.Unopened;
import afterbell.attendance.session.model.SessionRefusal.CameTooOften;
import afterbell.attendance.session.model.SessionRefusal.ChildrenInCare;
import afterbell.attendance.session.model.SessionRefusal.CloseBeforeOpening;
import afterbell.attendance.session.model.SessionRefusal.ClosedOtherwise;
import afterbell.attendance.session.model.SessionRefusal.NotOpen;
import afterbell.attendance.session.model.SessionRefusal.NotSignedOn;
import afterbell.attendance.session.model.SessionRefusal.OpenedOtherwise;
import afterbell.attendance.session.model.SessionRefusal.PupilsStillHere;
import afterbell.attendance.session.model.SessionRefusal.SignOffBeforeSignOn;
import afterbell.attendance.session.model.SessionRefusal.SignedOffOtherwise;
import afterbell.attendance.session.model.SessionRefusal.SignedOnOtherwise;
import afterbell.attendance.session.model.SessionRefusal.TooManyWorkers;

/** Decides what becomes of a session. Saying the same again changes nothing and is not refused. */
public final class SessionRules {
    /** Workers of one session. */
    public static final int MOST_WORKERS = 100;
    /** Times that a worker may come back to a session. */
    public static final int MOST_STAYS = 20;
    private static final int MOST_SHORTFALLS = 100;

    private SessionRules() {}

    /** What becomes of a command. */
    public sealed interface Outcome {
        /** The session after it and what has happened; nothing has when it was said before. */
        record Done(Begun session, List<SessionEvent> events, boolean changed) implements Outcome {
            static Done before(Begun session) {
                return new Done(session, List.of(), false);
            }

            static Done now(Begun session, List<SessionEvent> events) {
                return new Done(session, List.copyOf(events), true);
            }
        }

        record Refused(SessionRefusal reason) implements Outcome {}
    }

    /** @param workerIds of workers who may serve that day, each once */
    public static Outcome open(Session session, Opening opening, List<String> workerIds) {
        return switch (session) {
            case Unopened unopened when workerIds.size() > MOST_WORKERS -> new Outcome.Refused(new TooManyWorkers());
            case Unopened unopened -> opened(unopened.id(), opening, workerIds);
            case Begun begun when isOpenedSo(begun, opening.at(), workerIds) -> Outcome.Done.before(begun);
            case Begun _ -> new Outcome.Refused(new OpenedOtherwise());
        };
    }

    private static Outcome opened(SessionId id, Opening opening, List<String> workerIds) {
        var duties = workerIds.stream().<Duty>map(worker -> new SignedOn(worker, opening.at())).toList();
        var events = new ArrayList<SessionEvent>(List.of(new SessionEvent.Opened(opening, workerIds)));
        var shortfalls = shortfall(opening, opening.expected(), duties.size(), opening.at()).stream().toList();
        shortfalls.forEach(shortfall -> events.add(new SessionEvent.StaffFellShort(shortfall)));
        return Outcome.Done.now(new Open(id, opening, duties, shortfalls), events);
    }

    /** @return whether these workers opened it then; who signed on later is no difference */
    public static boolean isOpenedSo(Begun session, Instant at, List<String> workerIds) {
        return session.opening().at().equals(at) && workerIds.stream()
                .allMatch(worker -> session.dutyOf(worker).filter(duty -> duty.cameAt(at)).isPresent());
    }

    /**
     * Signs a worker on, also one who has left and comes back: not before the time of leaving, so that no minute counts
     * twice (R19).
     *
     * @param workerId of a worker who may serve that day
     */
    public static Outcome signOn(Session session, String workerId, Instant at) {
        var known = session instanceof Begun begun ? begun.dutyOf(workerId) : Optional.<Duty>empty();
        if (session instanceof Begun begun && known.filter(duty -> duty.cameAt(at)).isPresent()) {
            return Outcome.Done.before(begun);
        }
        return switch (known.orElse(null)) {
            case null -> signOnFirst(session, workerId, at);
            case SignedOff off when at.isBefore(off.off()) -> new Outcome.Refused(new SignedOnOtherwise());
            case SignedOff off when off.earlier().size() >= MOST_STAYS -> new Outcome.Refused(new CameTooOften());
            case SignedOff off when session instanceof Open open -> {
                var duties = new ArrayList<>(open.duties());
                duties.set(duties.indexOf(off), off.backAt(at));
                yield signedOn(open.with(duties, open.shortfalls()), workerId, at);
            }
            case SignedOff _ -> new Outcome.Refused(new NotOpen());
            case SignedOn _ -> new Outcome.Refused(new SignedOnOtherwise());
        };
    }

    private static Outcome signOnFirst(Session session, String workerId, Instant at) {
        return switch (session) {
            case Unopened _, Closed _ -> new Outcome.Refused(new NotOpen());
            case Open open when open.duties().size() >= MOST_WORKERS -> new Outcome.Refused(new TooManyWorkers());
            case Open open -> {
                var duties = new ArrayList<>(open.duties());
                duties.add(new SignedOn(workerId, at));
                yield signedOn(open.with(duties, open.shortfalls()), workerId, at);
            }
        };
    }

    private static Outcome signedOn(Open next, String workerId, Instant at) {
        return Outcome.Done.now(next, List.of(new SessionEvent.SignedOn(workerId, at, next.signedOn().size())));
    }

    /**
     * Signs a worker off, also after the children have gone.
     *
     * @param minutes served between dismissal and 18:00, in earlier stays as well (R19)
     * @param inCare  pupils whom the worker looks after still
     */
    public static Outcome signOff(Begun session, String workerId, Instant at, int minutes, long inCare) {
        return switch (session.dutyOf(workerId).orElse(null)) {
            case null -> new Outcome.Refused(new NotSignedOn());
            case SignedOff off -> off.off().equals(at) || leftAt(off, at)
                    ? Outcome.Done.before(session)
                    : new Outcome.Refused(new SignedOffOtherwise());
            case SignedOn on when leftAt(on, at) -> Outcome.Done.before(session);
            case SignedOn on when at.isBefore(on.on()) -> new Outcome.Refused(new SignOffBeforeSignOn());
            case SignedOn _ when inCare > 0 -> new Outcome.Refused(new ChildrenInCare());
            case SignedOn on -> {
                var duties = new ArrayList<>(session.duties());
                duties.set(duties.indexOf(on), new SignedOff(workerId, on.on(), at, minutes, on.earlier()));
                yield Outcome.Done.now(session.with(duties, session.shortfalls()),
                        List.of(new SessionEvent.DutyServed(workerId, minutes)));
            }
        };
    }

    private static boolean leftAt(Duty duty, Instant at) {
        return duty.earlier().stream().anyMatch(stay -> stay.off().equals(at));
    }

    /** Looks whether the workers who have stayed are enough for the pupils who are still there (R20). */
    public static Outcome.Done staffIsEnough(Begun session, int pupils, Instant at) {
        var fallen = shortfall(session.opening(), pupils, session.signedOn().size(), at);
        boolean isOver = session instanceof Closed;
        if (isOver || fallen.isEmpty() || session.shortfalls().size() >= MOST_SHORTFALLS) {
            return Outcome.Done.before(session);
        }
        var shortfalls = new ArrayList<>(session.shortfalls());
        shortfalls.add(fallen.get());
        return Outcome.Done.now(session.with(session.duties(), shortfalls),
                List.of(new SessionEvent.StaffFellShort(fallen.get())));
    }

    private static Optional<Shortfall> shortfall(Opening opening, int pupils, int signedOn, Instant at) {
        int needed = opening.neededFor(pupils);
        return signedOn < needed ? Optional.of(new Shortfall(at, pupils, needed, signedOn)) : Optional.empty();
    }

    /** @param stillHere ids of the pupils who are neither released nor absent */
    public static Outcome close(Session session, Closing closing, List<String> stillHere) {
        return switch (session) {
            case Unopened _ -> new Outcome.Refused(new NotOpen());
            case Closed closed -> closed.closing().at().equals(closing.at())
                    ? Outcome.Done.before(closed)
                    : new Outcome.Refused(new ClosedOtherwise());
            case Open open when closing.at().isBefore(open.opening().at()) -> new Outcome.Refused(
                    new CloseBeforeOpening());
            case Open _ when !stillHere.isEmpty() -> new Outcome.Refused(new PupilsStillHere(stillHere));
            case Open open -> Outcome.Done.now(
                    new Closed(open.id(), open.opening(), open.duties(), open.shortfalls(), closing),
                    List.of(new SessionEvent.ClosedDown(closing)));
        };
    }
}
