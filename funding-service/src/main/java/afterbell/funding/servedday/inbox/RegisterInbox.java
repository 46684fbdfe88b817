package afterbell.funding.servedday.inbox;

import org.springframework.stereotype.Component;

import afterbell.contracts.attendance.register.v1.Presence;
import afterbell.contracts.attendance.register.v1.RegisterFact;
import afterbell.contracts.attendance.register.v1.Slot;
import afterbell.funding.servedday.MeteringServedDays;
import afterbell.funding.servedday.model.Tally.Entry;
import afterbell.funding.servedday.store.Tallies;
import afterbell.messaging.Envelope;
import afterbell.messaging.inbox.Inbox;

/** Learns from attendance who was served. The noon slot is not counted (R11). */
@Component
class RegisterInbox implements Inbox<RegisterFact> {
    private final MeteringServedDays metering;
    private final Tallies tallies;

    RegisterInbox(MeteringServedDays metering, Tallies tallies) {
        this.metering = metering;
        this.tallies = tallies;
    }

    @Override
    public Class<RegisterFact> topic() {
        return RegisterFact.class;
    }

    @Override
    public String projection() {
        return "served-days";
    }

    @Override
    public void on(Envelope<RegisterFact> event) {
        RegisterFact fact = event.fact();
        if (fact.slot() == Slot.AFTERNOON) {
            metering.count(fact.groupId(), fact.schoolId(), fact.serviceDate(),
                    fact.entries().stream().map(RegisterInbox::entry).toList());
        }
    }

    private static Entry entry(afterbell.contracts.attendance.register.v1.Entry entry) {
        return new Entry(entry.pupilId(), entry.presence() == Presence.PRESENT, entry.revision());
    }

    @Override
    public void clear() {
        tallies.clear();
    }
}
