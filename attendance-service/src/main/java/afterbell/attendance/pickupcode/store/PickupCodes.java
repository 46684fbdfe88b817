package afterbell.attendance.pickupcode.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.stereotype.Repository;

import afterbell.attendance.group.model.Slot;
import afterbell.attendance.pickupcode.model.CodesOfDay;
import afterbell.attendance.pickupcode.model.CodesOfDay.Given;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** The pickup codes that were given out, a document for each pupil, day and slot. Their text is not kept. */
@Repository
public class PickupCodes {
    private final AggregateStore<DayDocument> documents;

    PickupCodes(AggregateStores stores) {
        this.documents = stores.of("pickup-codes", DayDocument.class);
    }

    record GivenDocument(@Field("i") String codeId, @Field("a") String adultId, @Field("t") Instant at,
            @Field("b") String by, @Field("x") @Nullable Instant cancelledAt) {}

    record DayDocument(@Field("sc") String schoolId, @Field("p") String pupilId, @Field("d") String date,
            @Field("sl") Slot slot, @Field("c") List<GivenDocument> codes) {
        static DayDocument of(CodesOfDay it) {
            return new DayDocument(it.schoolId(), it.pupilId(), it.day().toString(), it.slot(),
                    it.codes()
                            .stream()
                            .map(code -> new GivenDocument(code.codeId(), code.adultId(), code.at(), code.by(),
                                    code.cancelledAt()))
                            .toList());
        }

        CodesOfDay toCodes() {
            return new CodesOfDay(schoolId, pupilId, LocalDate.parse(date), slot,
                    codes.stream()
                            .map(code -> new Given(code.codeId(), code.adultId(), code.at(), code.by(),
                                    code.cancelledAt()))
                            .toList());
        }
    }

    /** @return what was given out; the given one where nothing was */
    public Versioned<CodesOfDay> load(CodesOfDay none) {
        return find(none.id()).orElseGet(() -> Versioned.fresh(none.id(), none));
    }

    public Optional<Versioned<CodesOfDay>> find(String id) {
        return documents.find(id).map(found -> found.map(DayDocument::toCodes));
    }

    /** @return those that are stored, by id */
    public Map<String, CodesOfDay> find(Collection<String> ids) {
        return documents.find(ids)
                .stream()
                .map(found -> found.state().toCodes())
                .collect(Collectors.toMap(CodesOfDay::id, Function.identity()));
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if they have changed meanwhile */
    public void save(Versioned<CodesOfDay> before, CodesOfDay next) {
        documents.save(before, DayDocument.of(next), List.of());
    }
}
