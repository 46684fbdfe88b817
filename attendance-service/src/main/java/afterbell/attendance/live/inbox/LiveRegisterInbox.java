package afterbell.attendance.live.inbox;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;

import org.springframework.stereotype.Component;

import afterbell.attendance.group.model.Slot;
import afterbell.attendance.live.CountingLiveDays;
import afterbell.attendance.live.CountingLiveDays.Touched;
import afterbell.attendance.live.model.RegisterCount;
import afterbell.attendance.live.model.RegisterCount.Pupils;
import afterbell.attendance.live.store.LiveDays.Key;
import afterbell.attendance.rollcall.model.RegisterId;
import afterbell.contracts.attendance.register.v1.Presence;
import afterbell.contracts.attendance.register.v1.PupilsReleased;
import afterbell.contracts.attendance.register.v1.RegisterFact;
import afterbell.contracts.attendance.register.v1.RollCalled;
import afterbell.messaging.Envelope;
import afterbell.messaging.inbox.BulkInbox;

/** Tells the live view which registers have changed. */
@Component
class LiveRegisterInbox implements BulkInbox<RegisterFact> {
    private final CountingLiveDays counting;

    LiveRegisterInbox(CountingLiveDays counting) {
        this.counting = counting;
    }

    @Override
    public Class<RegisterFact> topic() {
        return RegisterFact.class;
    }

    @Override
    public String projection() {
        return "live-registers";
    }

    /** Two seconds are allowed until a fact is seen. */
    @Override
    public Duration patience() {
        return Duration.ofMillis(250);
    }

    @Override
    public void on(Envelope<RegisterFact> event) {
        onAll(List.of(event));
    }

    @Override
    public void onAll(List<Envelope<RegisterFact>> events) {
        counting.count(events.stream().map(LiveRegisterInbox::touched).toList());
    }

    private static Touched touched(Envelope<RegisterFact> event) {
        var fact = event.fact();
        var day = new Key(fact.schoolId(), fact.serviceDate());
        if (fact instanceof RollCalled called && event.sequence() == 1) {
            return new Touched.FirstRoll(day, count(called));
        }
        var id = new RegisterId(fact.groupId(), fact.serviceDate(), slot(fact));
        return fact instanceof PupilsReleased gone
                ? new Touched.Releases(day, id, event.sequence(), gone.releases().size())
                : new Touched.OneRegister(day, id, event.sequence());
    }

    /** Who is present by the first roll of a register is in somebody's care: nothing else has happened to it. */
    private static RegisterCount count(RollCalled called) {
        var marks = new EnumMap<Presence, Integer>(Presence.class);
        called.entries().forEach(entry -> marks.merge(entry.presence(), 1, Integer::sum));
        var counted = Collections.unmodifiableMap(marks);
        var pupils = new Pupils(counted.getOrDefault(Presence.PRESENT, 0), 0, 0,
                counted.getOrDefault(Presence.ABSENT_SICK, 0), counted.getOrDefault(Presence.ABSENT_LEAVE, 0),
                counted.getOrDefault(Presence.ABSENT_UNEXPLAINED, 0));
        return new RegisterCount(called.groupId(), slot(called), 1, pupils, 0, 0);
    }

    private static Slot slot(RegisterFact fact) {
        return Slot.valueOf(fact.slot().name());
    }

    @Override
    public void clear() {
        counting.clear();
    }
}
