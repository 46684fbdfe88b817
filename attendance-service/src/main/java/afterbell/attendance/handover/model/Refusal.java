package afterbell.attendance.handover.model;

import java.util.List;

/** Why the pupils stay in the care in which they are (R31). */
public sealed interface Refusal {
    record SameWorker() implements Refusal {}

    record NobodyInCare() implements Refusal {}

    record TakerNotSignedOn() implements Refusal {}

    record BeforeTheyCame() implements Refusal {}

    record TooManyChanges() implements Refusal {}

    /**
     * @param missing ids of pupils in the giver's care whom one of the two counts lacks
     * @param extra   ids that a count names of pupils who are not in that care
     */
    record HeadCountDiffers(List<String> missing, List<String> extra) implements Refusal {
        public HeadCountDiffers {
            missing = List.copyOf(missing);
            extra = List.copyOf(extra);
        }
    }

    record SessionNotOpen() implements Refusal {}

    /** Another hand-over was offered under this id. */
    record OfferedOtherwise() implements Refusal {}

    /** The two sides are two people, each with an own login. */
    record OnePersonForBoth() implements Refusal {}

    record OfferWithdrawn() implements Refusal {}

    record AcceptedBefore() implements Refusal {}

    record ReceivedBeforeGiven() implements Refusal {}
}
