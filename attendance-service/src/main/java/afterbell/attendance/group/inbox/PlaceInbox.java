package afterbell.attendance.group.inbox;

import org.springframework.stereotype.Component;

import afterbell.attendance.Conflicts;
import afterbell.attendance.group.model.Group;
import afterbell.attendance.group.model.Group.PlaceKey;
import afterbell.attendance.group.model.PlaceHistory.Change;
import afterbell.attendance.group.model.Slot;
import afterbell.attendance.group.store.Groups;
import afterbell.contracts.enrollment.place.v1.PlaceEnded;
import afterbell.contracts.enrollment.place.v1.PlaceFact;
import afterbell.contracts.enrollment.place.v1.PlaceGranted;
import afterbell.messaging.Envelope;
import afterbell.messaging.inbox.Inbox;
import afterbell.messaging.outbox.Versioned;

/** Learns from enrollment who holds a place in which group. */
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
                    key(granted.pupilId(), granted.slot()), new Change.Granted(granted.from(), event.sequence()));
            case PlaceEnded ended -> change(ended.groupId(), ended.schoolId(), key(ended.pupilId(), ended.slot()),
                    new Change.Ended(ended.until(), event.sequence()));
        }
    }

    private static PlaceKey key(String pupilId, afterbell.contracts.enrollment.place.v1.Slot slot) {
        return new PlaceKey(pupilId, Slot.valueOf(slot.name()));
    }

    /** A group's places come by as many partitions as it has pupils. Who loses the race for the group looks again. */
    private void change(String groupId, String schoolId, PlaceKey key, Change change) {
        boolean _ = Conflicts.lookAgain(MOST_RACES, () -> changeOnce(groupId, schoolId, key, change));
    }

    private boolean changeOnce(String groupId, String schoolId, PlaceKey key, Change change) {
        var group = groups.find(groupId)
                .orElseGet(() -> Versioned.fresh(groupId, Group.empty(groupId, schoolId)));
        var next = group.state().told(key, change);
        if (next.equals(group.state())) {
            return false;
        }
        groups.save(group, next);
        return true;
    }

    @Override
    public void clear() {
        groups.clear();
    }
}
