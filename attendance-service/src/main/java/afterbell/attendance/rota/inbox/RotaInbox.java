package afterbell.attendance.rota.inbox;

import java.util.List;
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
import afterbell.contracts.staffing.rota.v1.StaffShortfallOver;
import afterbell.contracts.staffing.rota.v1.StaffShortfallPredicted;
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
        switch (event.fact()) {
            case DutyAssigned(String schoolId, var duties) -> told(schoolId, duties, true, event.sequence());
            case DutyRemoved(String schoolId, var duties, var _, var _) ->
                told(schoolId, duties, false, event.sequence());
            case StaffShortfallPredicted _, StaffShortfallOver _ -> {
                // What is short on the day itself is seen here, when the session opens.
            }
        }
    }

    private void told(String schoolId, List<Duty> duties, boolean assigned, long sequence) {
        var bySession = duties.stream()
                .collect(Collectors.groupingBy(duty -> session(schoolId, duty),
                        Collectors.mapping(duty -> new RotaDay.Duty(duty.dutyId(), duty.workerId(), assigned, sequence),
                                Collectors.toList())));
        bySession.forEach((session, told) -> rota.told(session.value(), told));
    }

    private static SessionId session(String schoolId, Duty duty) {
        return new SessionId(schoolId, duty.serviceDate(), Slot.valueOf(duty.slot().name()));
    }

    @Override
    public void clear() {
        rota.clear();
    }
}
