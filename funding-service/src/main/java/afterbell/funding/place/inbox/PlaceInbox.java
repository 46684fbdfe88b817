package afterbell.funding.place.inbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import afterbell.contracts.enrollment.place.v1.LeaveSet;
import afterbell.contracts.enrollment.place.v1.PlaceEnded;
import afterbell.contracts.enrollment.place.v1.PlaceFact;
import afterbell.contracts.enrollment.place.v1.PlaceGranted;
import afterbell.contracts.enrollment.place.v1.Slot;
import afterbell.contracts.enrollment.place.v1.WeekdaysChanged;
import afterbell.funding.place.model.PupilPlaces.Change;
import afterbell.funding.place.store.Places;
import afterbell.messaging.Envelope;
import afterbell.messaging.inbox.BulkInbox;

/** Learns from enrollment who holds a place for the afternoon, so that a claim for somebody without one is seen (R6). */
@Component
class PlaceInbox implements BulkInbox<PlaceFact> {
    private final Places places;

    PlaceInbox(Places places) {
        this.places = places;
    }

    @Override
    public Class<PlaceFact> topic() {
        return PlaceFact.class;
    }

    @Override
    public String projection() {
        return "pupil-places";
    }

    @Override
    public void on(Envelope<PlaceFact> event) {
        onAll(List.of(event));
    }

    @Override
    public void onAll(List<Envelope<PlaceFact>> events) {
        var told = new LinkedHashMap<String, List<Change>>();
        events.forEach(event -> tell(event, told));
        places.learn(told);
    }

    /** Weekdays and leave say when somebody is expected, not who may come. */
    private static void tell(Envelope<PlaceFact> event, Map<String, List<Change>> told) {
        switch (event.fact()) {
            case PlaceGranted it when it.slot() == Slot.AFTERNOON -> add(told, it.pupilId(),
                    new Change(event.sequence(), it.schoolId(), it.groupId(), true, it.from()));
            case PlaceEnded it when it.slot() == Slot.AFTERNOON -> add(told, it.pupilId(),
                    new Change(event.sequence(), it.schoolId(), it.groupId(), false, it.until()));
            case PlaceGranted _, PlaceEnded _, WeekdaysChanged _, LeaveSet _ -> {
                // Not about a place for the afternoon.
            }
        }
    }

    private static void add(Map<String, List<Change>> told, String pupilId, Change change) {
        told.computeIfAbsent(pupilId, _ -> new ArrayList<>()).add(change);
    }

    @Override
    public void clear() {
        places.clear();
    }
}
