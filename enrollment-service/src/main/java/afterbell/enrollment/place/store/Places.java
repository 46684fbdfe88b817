package afterbell.enrollment.place.store;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.stereotype.Repository;

import afterbell.enrollment.place.model.EndReason;
import afterbell.enrollment.place.model.Intake;
import afterbell.enrollment.place.model.Place;
import afterbell.enrollment.place.model.PupilPlaces;
import afterbell.enrollment.place.model.PupilPlaces.Ending.Ended;
import afterbell.enrollment.place.model.PupilPlaces.Granting.Granted;
import afterbell.enrollment.place.model.Slot;
import afterbell.enrollment.place.outbox.PlaceFacts;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** The places of each pupil: one document, so that the facts about a pupil keep their order across schools. */
@Repository
public class Places {
    private final AggregateStore<PlacesDocument> documents;

    Places(AggregateStores stores) {
        this.documents = stores.of("places", PlacesDocument.class);
    }

    record PlaceDocument(@Field("sc") String schoolId, @Field("se") String semesterId, @Field("sl") Slot slot,
            @Field("g") String groupId, @Field("f") String from, @Field("u") @Nullable String until,
            @Field("r") @Nullable EndReason reason) {}

    record PlacesDocument(@Field("p") List<PlaceDocument> places) {}

    public Versioned<PupilPlaces> load(String pupilId) {
        return documents.find(pupilId)
                .map(found -> found.map(stored -> new PupilPlaces(pupilId,
                        stored.places().stream().map(Places::read).toList())))
                .orElseGet(() -> Versioned.fresh(pupilId, PupilPlaces.none(pupilId)));
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if the places have changed meanwhile */
    public void save(Versioned<PupilPlaces> before, Granted granted) {
        documents.save(before, write(granted.places()), List.of(PlaceFacts.granted(before.id(), granted.place())));
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if the places have changed meanwhile */
    public void save(Versioned<PupilPlaces> before, Ended ended) {
        documents.save(before, write(ended.places()), List.of(PlaceFacts.ended(before.id(), ended.place())));
    }

    private static PlacesDocument write(PupilPlaces places) {
        return new PlacesDocument(places.places()
                .stream()
                .map(it -> new PlaceDocument(it.intake().schoolId(), it.intake().semesterId(), it.intake().slot(),
                        it.groupId(), it.from().toString(), it.until() == null ? null : it.until().toString(),
                        it.reason()))
                .toList());
    }

    private static Place read(PlaceDocument it) {
        return new Place(new Intake(it.schoolId(), it.semesterId(), it.slot()), it.groupId(),
                LocalDate.parse(it.from()), it.until() == null ? null : LocalDate.parse(it.until()), it.reason());
    }
}
