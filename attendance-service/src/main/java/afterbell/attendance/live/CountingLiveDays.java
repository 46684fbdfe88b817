package afterbell.attendance.live;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
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
 * anew, so that repeated, late and lost facts do no harm. A roll that was called first is counted from the fact itself:
 * that is what most facts are.
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
        var recounted = recounted(touched, known);
        var changes = new ArrayList<Change>();
        for (var key : keys) {
            var before = known.get(key);
            if (before == null) {
                var day = fromTheBeginning(key);
                changes.add(new Change(LiveDays.fresh(day), day));
                continue;
            }
            var next = before.state();
            for (var it : touched) {
                next = it.day().equals(key) ? after(next, it, recounted) : next;
            }
            if (!next.equals(before.state())) {
                changes.add(new Change(before, next));
            }
        }
        days.save(changes);
        return true;
    }

    /** Registers as they are now, those of which a fact is not counted yet, by one read. */
    private Map<RegisterId, RegisterCount> recounted(Collection<Touched> touched, Map<Key, Versioned<LiveDay>> known) {
        var ids = new LinkedHashSet<RegisterId>();
        for (var it : touched) {
            var day = known.get(it.day());
            if (day != null && it instanceof Touched.OneRegister(var _, var id, long sequence)
                    && !day.state().counts(id.groupId(), id.slot(), sequence)) {
                ids.add(id);
            }
        }
        var counted = new HashMap<RegisterId, RegisterCount>();
        registers.find(ids).forEach(found -> counted.put(found.state().id(), count(found)));
        return counted;
    }

    private LiveDay after(LiveDay day, Touched touched, Map<RegisterId, RegisterCount> recounted) {
        return switch (touched) {
            case Touched.FirstRoll(var _, var count) -> day.with(count);
            case Touched.OneRegister(var _, var id, var _) when recounted.containsKey(id) -> day
                    .with(recounted.get(id));
            case Touched.OneRegister _ -> day;
            case Touched.OneSession(var _, var id) -> sessions.find(id)
                    .map(found -> day.with(count(found.state(), found.sequence())))
                    .orElse(day);
        };
    }

    /** @return the day as its registers and sessions say it */
    LiveDay fromTheBeginning(Key key) {
        LocalDate date = key.date();
        var called = registers.ofDay(key.schoolId(), date, "", MOST_REGISTERS);
        var begun = sessions.ofSchool(key.schoolId(), new Period(date, date), "", Slot.values().length);
        return LiveDay.of(key.schoolId(), date, called.stream().map(CountingLiveDays::count).toList(),
                begun.stream().map(found -> count(found.state(), found.sequence())).toList());
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
