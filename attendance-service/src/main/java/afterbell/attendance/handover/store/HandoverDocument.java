package afterbell.attendance.handover.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.attendance.group.model.Slot;
import afterbell.attendance.handover.model.Handover;
import afterbell.attendance.handover.model.Handover.Accepted;
import afterbell.attendance.handover.model.Handover.Done;
import afterbell.attendance.handover.model.Handover.Offer;
import afterbell.attendance.handover.model.Handover.Offered;
import afterbell.attendance.handover.model.Handover.Receipt;
import afterbell.attendance.handover.model.Handover.Withdrawn;
import afterbell.attendance.session.model.SessionId;

/**
 * A hand-over on disk.
 *
 * @param state    {@code O}ffered, {@code W}ithdrawn, {@code A}ccepted, {@code D}one
 * @param saidAt   when it was received or withdrawn
 * @param moving   since when the registers are about to say so, while they are: the index over it holds only those
 */
record HandoverDocument(@Field("i") String handoverId, @Field("sc") String schoolId, @Field("d") String date,
        @Field("sl") Slot slot, @Field("f") String fromWorkerId, @Field("t") String toWorkerId, @Field("at") Instant at,
        @Field("by") String by, @Field("g") List<GroupDocument> groups, @Field("st") String state,
        @Field("sa") @Nullable Instant saidAt, @Field("sb") @Nullable String saidBy,
        @Field("l") @Nullable List<String> stayed, @Field(HandoverDocument.MOVING) @Nullable Instant moving) {
    static final String MOVING = "mv";

    record GroupDocument(@Field("g") String groupId, @Field("p") List<String> pupilIds) {}

    private record Said(String state, @Nullable Instant at, @Nullable String by, @Nullable List<String> stayed) {}

    /** @param now when it is saved */
    static HandoverDocument of(Handover handover, Instant now) {
        var said = switch (handover) {
            case Offered _ -> new Said("O", null, null, null);
            case Withdrawn(_, var at, var by) -> new Said("W", at, by, null);
            case Accepted(_, var receipt) -> new Said("A", receipt.at(), receipt.by(), null);
            case Done(_, var receipt, var stayed) -> new Said("D", receipt.at(), receipt.by(),
                    stayed.isEmpty() ? null : stayed);
        };
        var offer = handover.offer();
        var session = offer.session();
        return new HandoverDocument(offer.handoverId(), session.schoolId(), session.date().toString(), session.slot(),
                offer.fromWorkerId(), offer.toWorkerId(), offer.at(), offer.by(), groups(offer), said.state(),
                said.at(), said.by(), said.stayed(), handover instanceof Accepted ? now : null);
    }

    private static List<GroupDocument> groups(Offer offer) {
        return offer.pupils()
                .entrySet()
                .stream()
                .map(group -> new GroupDocument(group.getKey(), List.copyOf(group.getValue())))
                .toList();
    }

    Handover toHandover() {
        var pupils = new TreeMap<String, SortedSet<String>>();
        groups.forEach(group -> pupils.put(group.groupId(), new TreeSet<>(group.pupilIds())));
        var offer = new Offer(handoverId, new SessionId(schoolId, LocalDate.parse(date), slot), fromWorkerId,
                toWorkerId, at, by, pupils);
        return switch (state) {
            case "O" -> new Offered(offer);
            case "W" -> new Withdrawn(offer, Objects.requireNonNull(saidAt), Objects.requireNonNull(saidBy));
            case "A" -> new Accepted(offer, receipt(offer));
            case "D" -> new Done(offer, receipt(offer), stayed == null ? List.of() : stayed);
            default -> throw new IllegalStateException("A stored hand-over is in the unknown state " + state);
        };
    }

    /** Only equal counts are received. */
    private Receipt receipt(Offer offer) {
        return new Receipt(Objects.requireNonNull(saidAt), Objects.requireNonNull(saidBy), offer.pupilIds());
    }
}
