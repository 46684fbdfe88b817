package afterbell.enrollment.application.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.stereotype.Repository;

import afterbell.enrollment.application.model.Declaration;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** Who has chosen a provider outside the school (R4). */
@Repository
public class Declarations {
    private final AggregateStore<DeclarationDocument> documents;

    Declarations(AggregateStores stores) {
        this.documents = stores.of("offcampus-declarations", DeclarationDocument.class);
    }

    record DeclarationDocument(@Field("pu") String pupilId, @Field("sc") String schoolId,
            @Field("se") String semesterId, @Field("r") String reminder, @Field("a") String actor,
            @Field("t") Instant acknowledgedAt) {}

    public Optional<Declaration> find(String schoolId, String semesterId, String pupilId) {
        return documents.find(id(schoolId, semesterId, pupilId)).map(found -> {
            var it = found.state();
            return new Declaration(it.pupilId(), it.schoolId(), it.semesterId(), it.reminder(), it.actor(),
                    it.acknowledgedAt());
        });
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
