package afterbell.attendance.live.model;

import java.util.Collection;

import org.jspecify.annotations.Nullable;

import afterbell.attendance.group.model.Slot;
import afterbell.attendance.live.model.RegisterCount.Pupils;

/**
 * How a school's service of a day and slot stands.
 *
 * @param expected     pupils who hold a place that day
 * @param awaited      of these, of whom no register says anything yet; none once it is closed
 * @param notCollected still on site after the end of the service (R31)
 * @param forbidden    times that an adult came who must not collect (R31)
 * @param signedOn     workers who are there
 * @param needed       workers needed for who is on site or awaited (R20); none once it is closed
 */
public record SlotNow(Slot slot, State state, int expected, int awaited, Pupils pupils, int notCollected,
        int forbidden, int signedOn, int needed) {
    /** How far the service has come. */
    public enum State {
        NOT_OPEN,
        OPEN,
        CLOSED
    }

    /** @return whether pupils are there, or awaited, for whom there are too few workers (R20) */
    public boolean isShort() {
        return signedOn < needed;
    }

    /** @param session null before it is opened, and while only its registers are known */
    static SlotNow of(Slot slot, @Nullable SessionCount session, Collection<RegisterCount> registers) {
        var pupils = registers.stream().map(RegisterCount::pupils).reduce(Pupils.NONE, Pupils::plus);
        int notCollected = registers.stream().mapToInt(RegisterCount::notCollected).sum();
        int forbidden = registers.stream().mapToInt(RegisterCount::forbidden).sum();
        if (session == null) {
            return new SlotNow(slot, State.NOT_OPEN, 0, 0, pupils, notCollected, forbidden, 0, 0);
        }
        if (session.isClosed()) {
            return new SlotNow(slot, State.CLOSED, session.expected(), 0, pupils, notCollected, forbidden,
                    session.signedOn(), 0);
        }
        int awaited = Math.max(0, session.expected() - pupils.told());
        int needed = Math.ceilDiv(pupils.onSite() + awaited, session.pupilsPerTeacher());
        return new SlotNow(slot, State.OPEN, session.expected(), awaited, pupils, notCollected, forbidden,
                session.signedOn(), needed);
    }
}
