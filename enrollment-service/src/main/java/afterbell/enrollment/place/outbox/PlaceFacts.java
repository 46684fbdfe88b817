package afterbell.enrollment.place.outbox;

import afterbell.contracts.enrollment.place.v1.PlaceGranted;
import afterbell.contracts.enrollment.place.v1.Slot;
import afterbell.enrollment.place.model.Pupil.Placed;
import afterbell.messaging.outbox.Outgoing;

/** Tells of places in the words of the contract; a pupil's name stays here. */
public final class PlaceFacts {
    private PlaceFacts() {}

    public static Outgoing granted(Placed pupil) {
        return new Outgoing(pupil.pupilId(), new PlaceGranted(pupil.pupilId(), pupil.schoolId(), pupil.groupId(),
                Slot.AFTERNOON, pupil.from()));
    }
}
