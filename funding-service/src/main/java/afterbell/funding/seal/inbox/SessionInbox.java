package afterbell.funding.seal.inbox;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import afterbell.contracts.attendance.session.v1.Seal;
import afterbell.contracts.attendance.session.v1.SessionClosed;
import afterbell.contracts.attendance.session.v1.SessionFact;
import afterbell.contracts.attendance.session.v1.SessionOpened;
import afterbell.contracts.attendance.session.v1.SessionResealed;
import afterbell.contracts.attendance.session.v1.Slot;
import afterbell.contracts.attendance.session.v1.StaffFellShort;
import afterbell.contracts.attendance.session.v1.WorkerSignedOn;
import afterbell.funding.seal.model.SchoolSeals.DaySeal;
import afterbell.funding.seal.store.Seals;
import afterbell.funding.servedday.model.Semester;
import afterbell.messaging.Envelope;
import afterbell.messaging.inbox.Inbox;

/** Learns from attendance under which figure each afternoon was sealed; the noon is not paid for (R11). */
@Component
class SessionInbox implements Inbox<SessionFact> {
    private final Seals seals;

    SessionInbox(Seals seals) {
        this.seals = seals;
    }

    @Override
    public Class<SessionFact> topic() {
        return SessionFact.class;
    }

    @Override
    public String projection() {
        return "day-seals";
    }

    @Override
    public void on(Envelope<SessionFact> event) {
        switch (event.fact()) {
            case SessionClosed closed -> learn(closed, closed.seal());
            case SessionResealed resealed -> learn(resealed, resealed.seal());
            case SessionOpened _, WorkerSignedOn _, StaffFellShort _ -> {
                // Nothing is sealed yet.
            }
        }
    }

    /** @param seal null for a day that was closed before there were seals */
    private void learn(SessionFact fact, @Nullable Seal seal) {
        if (seal != null && fact.slot() == Slot.AFTERNOON) {
            Semester.of(fact.serviceDate())
                    .ifPresent(semester -> seals.learn(fact.schoolId(), semester,
                            new DaySeal(fact.serviceDate(), seal.number(), seal.entries(), seal.root())));
        }
    }

    @Override
    public void clear() {
        seals.clear();
    }
}
