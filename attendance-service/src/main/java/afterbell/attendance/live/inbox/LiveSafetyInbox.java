package afterbell.attendance.live.inbox;

import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import afterbell.attendance.group.model.Slot;
import afterbell.attendance.live.CountingLiveDays;
import afterbell.attendance.live.CountingLiveDays.Touched;
import afterbell.attendance.live.store.LiveDays.Key;
import afterbell.attendance.rollcall.model.RegisterId;
import afterbell.contracts.attendance.safety.v1.ForbiddenAdultCame;
import afterbell.contracts.attendance.safety.v1.PupilNotCollected;
import afterbell.contracts.attendance.safety.v1.SafetyFact;
import afterbell.messaging.Envelope;
import afterbell.messaging.inbox.Inbox;

/** Tells the live view at which registers people had to be alarmed. */
@Component
class LiveSafetyInbox implements Inbox<SafetyFact> {
    private final CountingLiveDays counting;

    LiveSafetyInbox(CountingLiveDays counting) {
        this.counting = counting;
    }

    @Override
    public Class<SafetyFact> topic() {
        return SafetyFact.class;
    }

    @Override
    public String projection() {
        return "live-safety";
    }

    @Override
    public void on(Envelope<SafetyFact> event) {
        var day = new Key(event.fact().schoolId(), event.fact().serviceDate());
        String groupId = switch (event.fact()) {
            case PupilNotCollected it -> it.groupId();
            case ForbiddenAdultCame it -> it.groupId();
            default -> "";
        };
        if (!groupId.isEmpty()) {
            counting.count(Stream.of(Slot.values())
                    .<Touched>map(slot -> new Touched.OneRegister(day, new RegisterId(groupId, day.date(), slot),
                            Long.MAX_VALUE))
                    .toList());
        }
    }

    /** Keeps nothing of its own: the facts of sessions and registers bring every day back. */
    @Override
    public void clear() {}
}
