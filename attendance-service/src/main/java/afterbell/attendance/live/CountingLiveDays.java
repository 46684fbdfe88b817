package afterbell.attendance.live;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Service;

import afterbell.attendance.Conflicts;
import afterbell.attendance.group.model.Slot;
import afterbell.attendance.live.model.LiveDay;
import afterbell.attendance.live.model.RegisterCount;
import afterbell.attendance.live.model.SessionCount;
import afterbell.attendance.live.store.LiveDays;
import afterbell.attendance.live.store.LiveDays.Change;
import afterbell.attendance.live.store.LiveDays.Key;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.RegisterId;
import afterbell.attendance.rollcall.store.Registers;
import afterbell.attendance.serviceday.model.Period;
import afterbell.attendance.session.model.Session.Begun;
import afterbell.attendance.session.model.SessionId;
import afterbell.attendance.session.store.Sessions;
import afterbell.messaging.outbox.Versioned;

/**
 * Keeps the schools' days in numbers. A fact says which register or session has changed; what it says now is counted
 * anew, so that repeated, late and lost facts do no harm. Most facts are first rolls and plain releases: they are
 * counted from the fact itself, where it is the register's next one and says all that has changed.
 */
@Service
public class CountingLiveDays {
    private static final int MOST_RACES = 10;
    /** 200 groups in two slots. */
    private static final int MOST_REGISTERS = 400;

    private final LiveDays days;
    private final Registers registers;
    private final Sessions sessions;

    CountingLiveDays(LiveDays days, Registers registers, Sessions sessions) {
        this.days = days;
        this.registers = registers;
        this.sessions = sessions;
    }

    /** What a fact is about. */
    public sealed interface Touched {
        Key day();

        /** The first roll of a register was called; the count is what it says. */
        record FirstRoll(Key day, RegisterCount count) implements Touched {}

        /** @param sequence of the fact among the register's; {@link Long#MAX_VALUE} where that is not known */
        record OneRegister(Key day, RegisterId id, long sequence) implements Touched {}

        /** Pupils were released, and nothing else has happened by this fact. */
        record Releases(Key day, RegisterId id, long sequence, int many) implements Touched {}

        record OneSession(Key day, SessionId id) implements Touched {}
    }

    public void count(Collection<Touched> touched) {
        if (!touched.isEmpty()) {
            boolean _ = Conflicts.lookAgain(MOST_RACES, () -> countOnce(touched));
        }
    }

    private boolean countOnce(Collection<Touched> touched) {
        var keys = touched.stream().map(Touched::day).collect(Collectors.toCollection(LinkedHashSet::new));
        var known = days.find(keys);
        var next = new HashMap<Key, LiveDay>();
        known.forEach((key, day) -> next.put(key, day.state()));
        var toCount = new LinkedHashSet<RegisterId>();
        touched.forEach(it -> next.computeIfPresent(it.day(), (_, day) -> after(day, it, toCount)));
        registers.find(toCount)
                .forEach(found -> next.computeIfPresent(day(found.state()), (_, day) -> day.with(count(found))));
        var changes = new ArrayList<Change>();
        for (var key : keys) {
            if (known.get(key) instanceof Versioned<LiveDay> before) {
                var after = next.getOrDefault(key, before.state());
                if (!after.equals(before.state())) {
                    changes.add(new Change(before, after));
                }
            } else {
                var day = fromTheBeginning(key);
                changes.add(new Change(LiveDays.fresh(day), day));
            }
        }
        days.save(changes);
        return true;
    }

    /** @param toCount takes the registers that are to be counted anew, all by one read */
    private LiveDay after(LiveDay day, Touched touched, Set<RegisterId> toCount) {
        return switch (touched) {
            case Touched.FirstRoll(var _, var count) -> day.with(count);
            case Touched.Releases(var _, var id, long sequence, int many) -> toCount.contains(id)
                    ? day
                    : day.released(id.groupId(), id.slot(), sequence, many)
                            .orElseGet(() -> countAnew(day, id, sequence, toCount));
            case Touched.OneRegister(var _, var id, long sequence) -> countAnew(day, id, sequence, toCount);
            case Touched.OneSession(var _, var id) -> sessions.find(id)
                    .map(found -> day.with(count(found.state(), found.sequence())))
                    .orElse(day);
        };
    }

    private static LiveDay countAnew(LiveDay day, RegisterId id, long sequence,
            Set<RegisterId> toCount) {
        if (!day.counts(id.groupId(), id.slot(), sequence)) {
            toCount.add(id);
        }
        return day;
    }

    /** @return the day as its registers and sessions say it */
    LiveDay fromTheBeginning(Key key) {
        LocalDate date = key.date();
        var called = registers.ofDay(key.schoolId(), date, "", MOST_REGISTERS);
        var begun = sessions.ofSchool(key.schoolId(), new Period(date, date), "", Slot.values().length);
        return LiveDay.of(key.schoolId(), date, called.stream().map(CountingLiveDays::count).toList(),
                begun.stream().map(found -> count(found.state(), found.sequence())).toList());
    }

    private static Key day(Called register) {
        return new Key(register.schoolId(), register.id().date());
    }

    private static RegisterCount count(Versioned<Called> found) {
        return RegisterCount.of(found.state(), found.sequence());
    }

    private static SessionCount count(Begun session, long sequence) {
        return SessionCount.of(session, sequence);
    }

    public void clear() {
        days.clear();
    }
}
