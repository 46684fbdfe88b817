package afterbell.staffing.leave.store;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.stereotype.Repository;

import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.leave.model.StaffLeave;

/** The leaves of workers from their schools' rotas. */
@Repository
public class StaffLeaves {
    static final String COLLECTION = "staff-leaves";
    private final AggregateStore<LeaveDocument> documents;
    private final Clock clock;

    StaffLeaves(AggregateStores stores, Clock clock) {
        this.documents = stores.of(COLLECTION, LeaveDocument.class);
        this.clock = clock;
    }

    /** @param openAt null once every week's rota knows it */
    record LeaveDocument(@Field("w") String workerId, @Field("sc") String schoolId, @Field("f") String from,
            @Field("u") String until, @Field("c") boolean cancelled, @Field("e") int edition,
            @Nullable @Field("oa") Instant openAt) {

        StaffLeave toLeave(String leaveId) {
            return new StaffLeave(leaveId, workerId, schoolId, LocalDate.parse(from), LocalDate.parse(until),
                    cancelled, edition);
        }
    }

    public Optional<Versioned<StaffLeave>> find(String leaveId) {
        return documents.find(leaveId).map(StaffLeaves::read);
    }

    /** @param after id of the last leave of the page before, empty for the first page */
    public List<StaffLeave> ofSchool(String schoolId, String after, int limit) {
        return states(Filters.and(Filters.eq("s.sc", schoolId), Filters.gt("_id", after)), limit);
    }

    public List<StaffLeave> ofWorker(String workerId, int limit) {
        return states(Filters.eq("s.w", workerId), limit);
    }

    /** @return those that may not have reached every week since before that time, the oldest first */
    public List<Versioned<StaffLeave>> openSince(Instant before, int limit) {
        return documents.find(Filters.lt("s.oa", Date.from(before)), Sorts.ascending("s.oa"), limit)
                .stream()
                .map(StaffLeaves::read)
                .toList();
    }

    /**
     * @param isOpen whether it still has to reach the rotas
     * @throws org.springframework.dao.OptimisticLockingFailureException if it has changed meanwhile
     */
    public Versioned<StaffLeave> save(Versioned<?> before, StaffLeave next, boolean isOpen) {
        var openAt = isOpen ? clock.instant().truncatedTo(ChronoUnit.MILLIS) : null;
        var document = new LeaveDocument(next.workerId(), next.schoolId(), next.from().toString(),
                next.until().toString(), next.cancelled(), next.edition(), openAt);
        return documents.save(before, document, List.of()).map(_ -> next);
    }

    private List<StaffLeave> states(Bson filter, int limit) {
        return documents.find(filter, Sorts.ascending("_id"), limit).stream().map(it -> read(it).state()).toList();
    }

    private static Versioned<StaffLeave> read(Versioned<LeaveDocument> found) {
        return found.map(it -> it.toLeave(found.id()));
    }
}
