package afterbell.funding.servedday.inbox;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import afterbell.contracts.attendance.register.v1.CorrectionRefused;
import afterbell.contracts.attendance.register.v1.CorrectionRequested;
import afterbell.contracts.attendance.register.v1.HandedOver;
import afterbell.contracts.attendance.register.v1.Presence;
import afterbell.contracts.attendance.register.v1.PupilsCheckedIn;
import afterbell.contracts.attendance.register.v1.PupilsReleased;
import afterbell.contracts.attendance.register.v1.RegisterCorrected;
import afterbell.contracts.attendance.register.v1.RegisterFact;
import afterbell.contracts.attendance.register.v1.RollCalled;
import afterbell.contracts.attendance.register.v1.Slot;
import afterbell.funding.servedday.MeteringServedDays;
import afterbell.funding.servedday.model.Afternoon;
import afterbell.funding.servedday.model.Tally.Entry;
import afterbell.funding.servedday.store.Tallies;
import afterbell.messaging.Envelope;
import afterbell.messaging.inbox.BulkInbox;

/** Learns from attendance who was served. The noon slot is not counted (R11). */
@Component
class RegisterInbox implements BulkInbox<RegisterFact> {
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

    /** A tally is read when money is counted. */
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
        metering.count(events.stream().map(Envelope::fact).flatMap(RegisterInbox::afternoon).toList());
    }

    /**
     * Who looks after a pupil, and until when, does not change whether the pupil was served; nor does what a school
     * would like to correct, before the bureau has approved it. The noon slot is not counted (R11).
     */
    static Stream<Afternoon> afternoon(RegisterFact fact) {
        if (fact.slot() != Slot.AFTERNOON) {
            return Stream.empty();
        }
        return switch (fact) {
            case RollCalled called -> Stream.of(afternoon(called, called.entries()));
            case PupilsCheckedIn came -> Stream.of(cameIn(came));
            case RegisterCorrected corrected -> Stream.of(afternoon(corrected, corrected.entries()));
            case CorrectionRequested _, CorrectionRefused _, HandedOver _, PupilsReleased _ -> Stream.empty();
        };
    }

    private static Afternoon afternoon(RegisterFact fact,
            List<afterbell.contracts.attendance.register.v1.Entry> entries) {
        return new Afternoon(fact.groupId(), fact.schoolId(), fact.serviceDate(),
                entries.stream().map(RegisterInbox::entry).toList());
    }

    private static Afternoon cameIn(PupilsCheckedIn came) {
        return new Afternoon(came.groupId(), came.schoolId(), came.serviceDate(),
                came.arrivals().stream().map(it -> new Entry(it.pupilId(), true, it.revision())).toList());
    }

    private static Entry entry(afterbell.contracts.attendance.register.v1.Entry entry) {
        return new Entry(entry.pupilId(), entry.presence() == Presence.PRESENT, entry.revision());
    }

    @Override
    public void clear() {
        tallies.clear();
    }
}
