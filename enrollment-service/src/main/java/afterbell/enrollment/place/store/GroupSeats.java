package afterbell.enrollment.place.store;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.stereotype.Repository;

import afterbell.enrollment.place.model.Intake;
import afterbell.enrollment.place.model.Seats;
import afterbell.enrollment.place.model.Seats.Seat;
import afterbell.enrollment.place.model.Slot;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** The seats of each group. */
@Repository
public class GroupSeats {
    static final String COLLECTION = "seats";
    private static final int MOST_GROUPS = 200;
    private static final int MOST_INTAKES = 100;

    private final AggregateStore<SeatsDocument> documents;

    GroupSeats(AggregateStores stores) {
        this.documents = stores.of(COLLECTION, SeatsDocument.class);
    }

    record SeatDocument(@Field("p") String pupilId, @Field("f") String from, @Field("u") @Nullable String until) {}

    record SeatsDocument(@Field("g") String groupId, @Field("k") String intake, @Field("sc") String schoolId,
            @Field("se") String semesterId, @Field("sl") Slot slot, @Field("c") int capacity,
            @Field("s") List<SeatDocument> seats) {}

    public Versioned<Seats> load(String groupId, Intake intake) {
        String id = id(groupId, intake);
        return documents.find(id)
                .map(found -> found.map(GroupSeats::read))
                .orElseGet(() -> Versioned.fresh(id, Seats.none(groupId, intake)));
    }

    /** @return the seats of these groups, in their order */
    public List<Versioned<Seats>> load(List<String> groupIds, Intake intake) {
        var found = new HashMap<String, Versioned<Seats>>();
        documents.find(groupIds.stream().map(it -> id(it, intake)).toList())
                .forEach(it -> found.put(it.id(), it.map(GroupSeats::read)));
        return groupIds.stream()
                .map(it -> found.getOrDefault(id(it, intake),
                        Versioned.fresh(id(it, intake), Seats.none(it, intake))))
                .toList();
    }

    private static String id(String groupId, Intake intake) {
        return groupId + ":" + intake.semesterId() + ":" + intake.slot();
    }

    /** @return the seats of the groups that were opened for the intake, by group */
    public List<Versioned<Seats>> of(Intake intake) {
        return documents.find(Filters.eq("s.k", intake.key()), Sorts.ascending("s.k", "_id"), MOST_GROUPS)
                .stream()
                .map(found -> found.map(GroupSeats::read))
                .toList();
    }

    /** @return the group's seats of each semester and slot */
    public List<Seats> ofGroup(String groupId) {
        return documents.find(Filters.eq("s.g", groupId), Sorts.ascending("s.g", "_id"), MOST_INTAKES)
                .stream()
                .map(found -> read(found.state()))
                .toList();
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if a seat was taken meanwhile */
    public void save(Versioned<Seats> before, Seats next) {
        if (!next.equals(before.state())) {
            documents.save(before, write(next), List.of());
        }
    }

    private static SeatsDocument write(Seats it) {
        var intake = it.intake();
        return new SeatsDocument(it.groupId(), intake.key(), intake.schoolId(), intake.semesterId(), intake.slot(),
                it.capacity(), it.seats()
                        .stream()
                        .map(seat -> new SeatDocument(seat.pupilId(), seat.from().toString(),
                                seat.until() == null ? null : seat.until().toString()))
                        .toList());
    }

    private static Seats read(SeatsDocument it) {
        return new Seats(it.groupId(), new Intake(it.schoolId(), it.semesterId(), it.slot()), it.capacity(),
                it.seats()
                        .stream()
                        .map(seat -> new Seat(seat.pupilId(), LocalDate.parse(seat.from()),
                                seat.until() == null ? null : LocalDate.parse(seat.until())))
                        .toList());
    }
}
