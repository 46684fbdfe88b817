package afterbell.attendance.group.inbox;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

import afterbell.attendance.group.model.Group;
import afterbell.attendance.group.model.Group.Place;
import afterbell.attendance.group.model.Group.PlaceKey;
import afterbell.attendance.group.model.Slot;
import afterbell.attendance.group.store.Groups;
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
            case PlaceGranted granted -> apply(granted, event.sequence());
        }
    }

    /** A group's places come by as many partitions as it has pupils. Who loses the race for the group looks again. */
    private void apply(PlaceGranted granted, long sequence) {
        for (int race = 1;; race++) {
            try {
                enter(granted, sequence);
                return;
            } catch (OptimisticLockingFailureException lost) {
                if (race == MOST_RACES) {
                    throw lost;
                }
            }
        }
    }

    private void enter(PlaceGranted granted, long sequence) {
        var group = groups.find(granted.groupId())
                .orElseGet(() -> Versioned.fresh(granted.groupId(),
                        Group.empty(granted.groupId(), granted.schoolId())));
        var key = new PlaceKey(granted.pupilId(), Slot.valueOf(granted.slot().name()));
        var next = group.state().granted(key, new Place(granted.from(), sequence));
        if (!next.equals(group.state())) {
            groups.save(group, next);
        }
    }

    @Override
    public void clear() {
        groups.clear();
    }
}
