package afterbell.attendance.rota.inbox;

import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import afterbell.attendance.group.model.Slot;
import afterbell.attendance.rota.model.RotaDay;
import afterbell.attendance.rota.store.Rota;
import afterbell.attendance.session.model.SessionId;
import afterbell.contracts.staffing.rota.v1.Duty;
import afterbell.contracts.staffing.rota.v1.DutyAssigned;
import afterbell.contracts.staffing.rota.v1.DutyRemoved;
import afterbell.contracts.staffing.rota.v1.RotaFact;
import afterbell.messaging.Envelope;
import afterbell.messaging.inbox.Inbox;

/** Learns from staffing who is on duty. One fact may tell of many days: each is kept by a write of its own. */
@Component
class RotaInbox implements Inbox<RotaFact> {
    private final Rota rota;

    RotaInbox(Rota rota) {
        this.rota = rota;
    }

    @Override
    public Class<RotaFact> topic() {
        return RotaFact.class;
    }

    @Override
    public String projection() {
        return "rota";
    }

    @Override
    public void on(Envelope<RotaFact> event) {
        boolean assigned = switch (event.fact()) {
            case DutyAssigned _ -> true;
            case DutyRemoved _ -> false;
        };
        var bySession = event.fact()
                .duties()
                .stream()
                .collect(Collectors.groupingBy(duty -> session(event.fact().schoolId(), duty),
                        Collectors.mapping(duty -> new RotaDay.Duty(duty.dutyId(), duty.workerId(), assigned,
                                event.sequence()), Collectors.toList())));
        bySession.forEach((session, duties) -> rota.told(session.value(), duties));
    }

    private static SessionId session(String schoolId, Duty duty) {
        return new SessionId(schoolId, duty.serviceDate(), Slot.valueOf(duty.slot().name()));
    }

    @Override
    public void clear() {
        rota.clear();
    }
}
