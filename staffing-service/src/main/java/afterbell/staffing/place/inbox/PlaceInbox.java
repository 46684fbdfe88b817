package afterbell.staffing.place.inbox;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

import afterbell.contracts.enrollment.place.v1.LeaveSet;
import afterbell.contracts.enrollment.place.v1.PlaceEnded;
import afterbell.contracts.enrollment.place.v1.PlaceFact;
import afterbell.contracts.enrollment.place.v1.PlaceGranted;
import afterbell.contracts.enrollment.place.v1.Weekday;
import afterbell.contracts.enrollment.place.v1.WeekdaysChanged;
import afterbell.messaging.Envelope;
import afterbell.messaging.inbox.Inbox;
import afterbell.staffing.calendar.store.ChangedSchools;
import afterbell.staffing.place.model.Group;
import afterbell.staffing.place.model.Group.PlaceKey;
import afterbell.staffing.place.model.PlaceHistory.Change;
import afterbell.staffing.place.model.Slot;
import afterbell.staffing.place.store.Groups;

/** Learns from enrollment how many pupils a school expects on which day (R20). */
@Component
class PlaceInbox implements Inbox<PlaceFact> {
    /** Every race has a winner, and a group has no more than 50 pupils to win one. */
    private static final int MOST_RACES = 50;

    private final Groups groups;
    private final ChangedSchools changedSchools;

    PlaceInbox(Groups groups, ChangedSchools changedSchools) {
        this.groups = groups;
        this.changedSchools = changedSchools;
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
        long sequence = event.sequence();
        switch (event.fact()) {
            case PlaceGranted it -> change(it.groupId(), it.schoolId(), it.semesterId(),
                    key(it.pupilId(), it.slot()), new Change.Granted(it.from(), weekdays(it.weekdays()), sequence));
            case WeekdaysChanged it -> change(it.groupId(), it.schoolId(), it.semesterId(),
                    key(it.pupilId(), it.slot()),
                    new Change.WeekdaysChanged(it.from(), weekdays(it.weekdays()), sequence));
            case LeaveSet it -> change(it.groupId(), it.schoolId(), it.semesterId(), key(it.pupilId(), it.slot()),
                    new Change.LeaveSet(it.leaveId(), it.from(), it.until(), sequence));
            case PlaceEnded it -> change(it.groupId(), it.schoolId(), it.semesterId(), key(it.pupilId(), it.slot()),
                    new Change.Ended(it.until(), sequence));
        }
    }

    private static Set<DayOfWeek> weekdays(@Nullable List<Weekday> told) {
        return told == null
                ? Set.of()
                : told.stream().map(day -> DayOfWeek.valueOf(day.name())).collect(Collectors.toUnmodifiableSet());
    }

    private static PlaceKey key(String pupilId, afterbell.contracts.enrollment.place.v1.Slot slot) {
        return new PlaceKey(pupilId, Slot.valueOf(slot.name()));
    }

    /** A group's places come by as many partitions as it has pupils. Who loses the race for the group looks again. */
    private void change(String groupId, String schoolId, @Nullable String semesterId, PlaceKey key, Change change) {
        var empty = Group.empty(groupId, schoolId, Objects.requireNonNull(semesterId, "A place without a semester"));
        for (int race = 1;; race++) {
            try {
                changeOnce(empty, key, change);
                return;
            } catch (OptimisticLockingFailureException lost) {
                if (race == MOST_RACES) {
                    throw lost;
                }
            }
        }
    }

    private void changeOnce(Group empty, PlaceKey key, Change change) {
        var group = groups.load(empty);
        var next = group.state().told(key, change);
        if (!next.equals(group.state())) {
            groups.save(group, next);
            changedSchools.add(next.schoolId());
        }
    }

    @Override
    public void clear() {
        groups.clear();
    }
}
