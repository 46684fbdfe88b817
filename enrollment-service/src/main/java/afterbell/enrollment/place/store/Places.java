package afterbell.enrollment.place.store;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.stereotype.Repository;

import afterbell.enrollment.place.model.EndReason;
import afterbell.enrollment.place.model.Intake;
import afterbell.enrollment.place.model.Leave;
import afterbell.enrollment.place.model.Place;
import afterbell.enrollment.place.model.Place.Held;
import afterbell.enrollment.place.model.PupilPlaces;
import afterbell.enrollment.place.model.PupilPlaces.Changing.Changed;
import afterbell.enrollment.place.model.PupilPlaces.Ending.Ended;
import afterbell.enrollment.place.model.PupilPlaces.Granting.Granted;
import afterbell.enrollment.place.model.PupilPlaces.Leaving.Taken;
import afterbell.enrollment.place.model.Slot;
import afterbell.enrollment.place.model.Tenure;
import afterbell.enrollment.place.model.Tenure.Week;
import afterbell.enrollment.place.model.Weekdays;
import afterbell.enrollment.place.outbox.PlaceFacts;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStore.Change;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Outgoing;
import afterbell.messaging.outbox.Versioned;

/** The places of each pupil: one document, so that the facts about a pupil keep their order across schools. */
@Repository
public class Places {
    private final AggregateStore<PlacesDocument> documents;

    Places(AggregateStores stores) {
        this.documents = stores.of("places", PlacesDocument.class);
    }

    record WeekDocument(@Field("f") String from, @Field("d") List<DayOfWeek> weekdays) {}

    record LeaveDocument(@Field("i") String leaveId, @Field("f") String from, @Field("u") String until) {}

    /** @param weeks null in documents of the time when everybody came on every weekday */
    record PlaceDocument(@Field("sc") String schoolId, @Field("se") String semesterId, @Field("sl") Slot slot,
            @Field("g") String groupId, @Field("f") String from, @Field("u") @Nullable String until,
            @Field("r") @Nullable EndReason reason, @Field("w") @Nullable List<WeekDocument> weeks,
            @Field("l") @Nullable List<LeaveDocument> leaves) {}

    record PlacesDocument(@Field("p") List<PlaceDocument> places) {}

    public Versioned<PupilPlaces> load(String pupilId) {
        return documents.find(pupilId).map(Places::read).orElseGet(() -> none(pupilId));
    }

    /** @return the places of each of these pupils, in their order */
    public List<Versioned<PupilPlaces>> load(List<String> pupilIds) {
        var found = new HashMap<String, Versioned<PupilPlaces>>();
        documents.find(pupilIds).forEach(it -> found.put(it.id(), read(it)));
        return pupilIds.stream().map(it -> found.getOrDefault(it, none(it))).toList();
    }

    private static Versioned<PupilPlaces> read(Versioned<PlacesDocument> found) {
        return found.map(stored -> new PupilPlaces(found.id(), stored.places().stream().map(Places::read).toList()));
    }

    private static Versioned<PupilPlaces> none(String pupilId) {
        return Versioned.fresh(pupilId, PupilPlaces.none(pupilId));
    }

    /** A place to be granted. */
    public record Grant(Versioned<PupilPlaces> before, Granted granted) {}

    /**
     * Grants many by one write.
     *
     * @throws org.springframework.dao.OptimisticLockingFailureException if the places of one have changed meanwhile;
     *                                                                   others may be saved
     */
    public void save(List<Grant> grants) {
        documents.save(grants.stream()
                .map(it -> new Change<>(it.before(), write(it.granted().places()),
                        List.of(PlaceFacts.granted(it.before().id(), it.granted().place()))))
                .toList());
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if the places have changed meanwhile */
    public void save(Versioned<PupilPlaces> before, Granted granted) {
        save(before, granted.places(), PlaceFacts.granted(before.id(), granted.place()));
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if the places have changed meanwhile */
    public void save(Versioned<PupilPlaces> before, Ended ended) {
        save(before, ended.places(), PlaceFacts.ended(before.id(), ended.place()));
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if the places have changed meanwhile */
    public Versioned<PupilPlaces> save(Versioned<PupilPlaces> before, Changed changed) {
        return save(before, changed.places(),
                PlaceFacts.weekdaysChanged(before.id(), changed.place(), changed.week()));
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if the places have changed meanwhile */
    public Versioned<PupilPlaces> save(Versioned<PupilPlaces> before, Taken taken) {
        return save(before, taken.places(), PlaceFacts.leaveSet(before.id(), taken.place(), taken.leave()));
    }

    private Versioned<PupilPlaces> save(Versioned<PupilPlaces> before, PupilPlaces after, Outgoing fact) {
        return documents.save(before, write(after), List.of(fact)).map(_ -> after);
    }

    private static PlacesDocument write(PupilPlaces places) {
        return new PlacesDocument(places.places().stream().map(Places::write).toList());
    }

    private static PlaceDocument write(Place place) {
        return switch (place) {
            case Held(Tenure tenure) -> write(tenure, null, null);
            case Place.Ended(Tenure tenure, LocalDate until, EndReason reason) ->
                write(tenure, until.toString(), reason);
        };
    }

    private static PlaceDocument write(Tenure it, @Nullable String until, @Nullable EndReason reason) {
        return new PlaceDocument(it.intake().schoolId(), it.intake().semesterId(), it.intake().slot(), it.groupId(),
                it.from().toString(), until, reason,
                it.weeks()
                        .stream()
                        .map(week -> new WeekDocument(week.from().toString(), week.weekdays().inOrder()))
                        .toList(),
                it.leaves()
                        .stream()
                        .map(leave -> new LeaveDocument(leave.leaveId(), leave.from().toString(),
                                leave.until().toString()))
                        .toList());
    }

    private static Place read(PlaceDocument it) {
        var from = LocalDate.parse(it.from());
        var weeks = it.weeks() == null
                ? List.of(new Week(from, Weekdays.ALL))
                : it.weeks()
                        .stream()
                        .map(week -> new Week(LocalDate.parse(week.from()), Weekdays.of(week.weekdays())))
                        .toList();
        var leaves = it.leaves() == null
                ? List.<Leave>of()
                : it.leaves()
                        .stream()
                        .map(leave -> new Leave(leave.leaveId(), LocalDate.parse(leave.from()),
                                LocalDate.parse(leave.until())))
                        .toList();
        var tenure = new Tenure(new Intake(it.schoolId(), it.semesterId(), it.slot()), it.groupId(), from, weeks,
                leaves);
        return it.until() == null
                ? new Held(tenure)
                : new Place.Ended(tenure, LocalDate.parse(it.until()), Objects.requireNonNull(it.reason()));
    }
}
