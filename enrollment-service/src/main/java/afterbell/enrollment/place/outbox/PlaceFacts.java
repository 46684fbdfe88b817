package afterbell.enrollment.place.outbox;

import java.util.List;

import afterbell.contracts.enrollment.place.v1.EndReason;
import afterbell.contracts.enrollment.place.v1.LeaveSet;
import afterbell.contracts.enrollment.place.v1.PlaceEnded;
import afterbell.contracts.enrollment.place.v1.PlaceGranted;
import afterbell.contracts.enrollment.place.v1.Slot;
import afterbell.contracts.enrollment.place.v1.Weekday;
import afterbell.contracts.enrollment.place.v1.WeekdaysChanged;
import afterbell.enrollment.place.model.Leave;
import afterbell.enrollment.place.model.Place;
import afterbell.enrollment.place.model.Place.Held;
import afterbell.enrollment.place.model.Tenure.Week;
import afterbell.enrollment.place.model.Weekdays;
import afterbell.messaging.outbox.Outgoing;

/** Tells of places in the words of the contract; a pupil's name stays here. */
public final class PlaceFacts {
    private PlaceFacts() {}

    public static Outgoing granted(String pupilId, Held place) {
        return new Outgoing(pupilId, new PlaceGranted(pupilId, place.intake().schoolId(), place.groupId(),
                slot(place), place.from(), place.intake().semesterId(),
                weekdays(place.weeks().getFirst().weekdays())));
    }

    public static Outgoing weekdaysChanged(String pupilId, Held place, Week week) {
        return new Outgoing(pupilId, new WeekdaysChanged(pupilId, place.intake().schoolId(), place.groupId(),
                slot(place), place.intake().semesterId(), week.from(), weekdays(week.weekdays())));
    }

    public static Outgoing leaveSet(String pupilId, Held place, Leave leave) {
        return new Outgoing(pupilId, new LeaveSet(pupilId, place.intake().schoolId(), place.groupId(), slot(place),
                place.intake().semesterId(), leave.leaveId(), leave.from(), leave.until()));
    }

    public static Outgoing ended(String pupilId, Place.Ended place) {
        var reason = switch (place.reason()) {
            case WITHDRAWN -> EndReason.WITHDRAWN;
            case TRANSFERRED -> EndReason.TRANSFERRED;
            case LEFT_SCHOOL -> EndReason.LEFT_SCHOOL;
        };
        return new Outgoing(pupilId, new PlaceEnded(pupilId, place.intake().schoolId(), place.groupId(), slot(place),
                place.until(), reason, place.intake().semesterId()));
    }

    private static List<Weekday> weekdays(Weekdays weekdays) {
        return weekdays.inOrder().stream().map(day -> Weekday.valueOf(day.name())).toList();
    }

    private static Slot slot(Place place) {
        return switch (place.intake().slot()) {
            case AFTERNOON -> Slot.AFTERNOON;
            case NOON -> Slot.NOON;
        };
    }
}
