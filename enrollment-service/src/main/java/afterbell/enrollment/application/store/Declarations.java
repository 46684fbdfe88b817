package afterbell.enrollment.application.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.stereotype.Repository;

import afterbell.enrollment.application.model.Declaration;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** Who has chosen a provider outside the school (R4). */
@Repository
public class Declarations {
    static final String COLLECTION = "offcampus-declarations";
    private static final int MOST = 100;

    private final AggregateStore<DeclarationDocument> documents;

    Declarations(AggregateStores stores) {
        this.documents = stores.of(COLLECTION, DeclarationDocument.class);
    }

    record DeclarationDocument(@Field("pu") String pupilId, @Field("sc") String schoolId,
            @Field("se") String semesterId, @Field("r") String reminder, @Field("a") String actor,
            @Field("t") Instant acknowledgedAt) {}

    public Optional<Declaration> find(String schoolId, String semesterId, String pupilId) {
        return documents.find(id(schoolId, semesterId, pupilId)).map(found -> read(found.state()));
    }

    /** @return at most {@value #MOST}, a school and semester after the other */
    public List<Declaration> ofPupil(String pupilId) {
        return documents.find(Filters.eq("s.pu", pupilId), Sorts.ascending("_id"), MOST)
                .stream()
                .map(found -> read(found.state()))
                .toList();
    }

    private static Declaration read(DeclarationDocument it) {
        return new Declaration(it.pupilId(), it.schoolId(), it.semesterId(), it.reminder(), it.actor(),
                it.acknowledgedAt());
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if the same was declared meanwhile */
    public void add(Declaration it) {
        documents.save(Versioned.fresh(id(it.schoolId(), it.semesterId(), it.pupilId()), it),
                new DeclarationDocument(it.pupilId(), it.schoolId(), it.semesterId(), it.reminder(), it.actor(),
                        it.acknowledgedAt()),
                List.of());
    }

    private static String id(String schoolId, String semesterId, String pupilId) {
        return schoolId + ":" + semesterId + ":" + pupilId;
    }
}
