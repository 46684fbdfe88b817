package afterbell.attendance.handover.web;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import afterbell.attendance.handover.model.Handover;
import afterbell.attendance.handover.model.Handover.Accepted;
import afterbell.attendance.handover.model.Handover.Done;
import afterbell.attendance.handover.model.Handover.Offered;
import afterbell.attendance.handover.model.Handover.Receipt;
import afterbell.attendance.handover.model.Handover.Withdrawn;

/**
 * A hand-over as both sides see it.
 *
 * @param pupils     how many were offered
 * @param received   left out before the taker has said whom
 * @param withdrawn  left out unless it was
 * @param stayed     ids of pupils who had left the giver's care before their register's turn came; left out before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record HandoverView(String handoverId, State state, String fromWorkerId, String toWorkerId, int pupils,
        List<GroupView> groups, SaidView given, @Nullable SaidView received, @Nullable SaidView withdrawn,
        @Nullable List<String> stayed) {

    /** How far it has come. */
    enum State {
        OFFERED,
        WITHDRAWN,
        EXPIRED,
        ACCEPTED,
        DONE
    }

    record GroupView(String groupId, List<String> pupilIds) {}

    /** @param by subject of the caller */
    record SaidView(Instant at, String by) {
        static SaidView of(Receipt receipt) {
            return new SaidView(receipt.at(), receipt.by());
        }
    }

    /** @param isOpen whether the session lasts in which it was offered */
    static HandoverView of(Handover handover, boolean isOpen) {
        return switch (handover) {
            case Offered it -> view(it, isOpen ? State.OFFERED : State.EXPIRED, null, null, null);
            case Withdrawn it -> view(it, State.WITHDRAWN, null, new SaidView(it.at(), it.by()), null);
            case Accepted it -> view(it, State.ACCEPTED, SaidView.of(it.receipt()), null, null);
            case Done it -> view(it, State.DONE, SaidView.of(it.receipt()), null, it.stayed());
        };
    }

    private static HandoverView view(Handover handover, State state, @Nullable SaidView received,
            @Nullable SaidView withdrawn, @Nullable List<String> stayed) {
        var offer = handover.offer();
        return new HandoverView(offer.handoverId(), state, offer.fromWorkerId(), offer.toWorkerId(),
                offer.pupilIds().size(), offer.pupils()
                        .entrySet()
                        .stream()
                        .map(group -> new GroupView(group.getKey(), List.copyOf(group.getValue())))
                        .toList(),
                new SaidView(offer.at(), offer.by()), received, withdrawn, stayed);
    }
}
