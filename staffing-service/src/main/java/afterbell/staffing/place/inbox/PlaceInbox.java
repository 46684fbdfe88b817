package afterbell.staffing.place.inbox;

import java.util.function.UnaryOperator;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

import afterbell.contracts.enrollment.place.v1.PlaceEnded;
import afterbell.contracts.enrollment.place.v1.PlaceFact;
import afterbell.contracts.enrollment.place.v1.PlaceGranted;
import afterbell.messaging.Envelope;
import afterbell.messaging.inbox.Inbox;
import afterbell.staffing.place.model.Group;
import afterbell.staffing.place.model.Group.PlaceKey;
import afterbell.staffing.place.model.Slot;
import afterbell.staffing.place.store.Groups;

/** Learns from enrollment how many pupils a school expects on which day (R20). */
@Component
class PlaceInbox implements Inbox<PlaceFact> {
    /** Every race has a winner, and a group has no more than 50 pupils to win one. */
    private static final int MOST_RACES = 50;

    private final Groups groups;

    PlaceInbox(Groups groups) {
        this.groups = groups;
    }

    @Override
    public Class<PlaceFact> topic() {
        return PlaceFact.class;
    }

    @Override
    public String projection() {
        return "groups";
    }

    @Override
    public void on(Envelope<PlaceFact> event) {
        switch (event.fact()) {
            case PlaceGranted granted -> change(granted.groupId(), granted.schoolId(),
                    group -> group.granted(key(granted.pupilId(), granted.slot()), granted.from(), event.sequence()));
            case PlaceEnded ended -> change(ended.groupId(), ended.schoolId(),
                    group -> group.ended(key(ended.pupilId(), ended.slot()), ended.until(), event.sequence()));
        }
    }

    private static PlaceKey key(String pupilId, afterbell.contracts.enrollment.place.v1.Slot slot) {
        return new PlaceKey(pupilId, Slot.valueOf(slot.name()));
    }

    /** A group's places come by as many partitions as it has pupils. Who loses the race for the group looks again. */
    private void change(String groupId, String schoolId, UnaryOperator<Group> change) {
        for (int race = 1;; race++) {
            try {
                changeOnce(groupId, schoolId, change);
                return;
            } catch (OptimisticLockingFailureException lost) {
                if (race == MOST_RACES) {
                    throw lost;
                }
            }
        }
    }

    private void changeOnce(String groupId, String schoolId, UnaryOperator<Group> change) {
        var group = groups.load(groupId, schoolId);
        var next = change.apply(group.state());
        if (!next.equals(group.state())) {
            groups.save(group, next);
        }
    }

    @Override
    public void clear() {
        groups.clear();
    }
}
