package afterbell.enrollment.family.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.stereotype.Repository;

import afterbell.confidential.Confidential;
import afterbell.confidential.Sealed;
import afterbell.confidential.SubjectForgottenException;
import afterbell.enrollment.family.model.Correction;
import afterbell.enrollment.family.model.Correction.Accepted;
import afterbell.enrollment.family.model.Correction.Decision;
import afterbell.enrollment.family.model.Correction.Refused;
import afterbell.enrollment.family.model.Correction.Request;
import afterbell.enrollment.family.model.Correction.Requested;
import afterbell.enrollment.family.model.Correction.State;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** What guardians have asked to be corrected. The value is sealed with the child's key. */
@Repository
public class Corrections {
    static final String COLLECTION = "corrections";
    private static final String VALUE = "correction";

    private final AggregateStore<CorrectionDocument> documents;
    private final Confidential confidential;

    Corrections(AggregateStores stores, Confidential confidential) {
        this.documents = stores.of(COLLECTION, CorrectionDocument.class);
        this.confidential = confidential;
    }

    record CorrectionDocument(@Field("sc") String schoolId, @Field("st") State state, @Field("pu") String pupilId,
            @Field("ac") String account, @Field("f") Correction.Field field, @Field("x") Sealed value,
            @Field("t") Instant at, @Field("by") @Nullable String actor, @Field("dt") @Nullable Instant decidedAt,
            @Field("r") @Nullable String reason, @Field("ap") boolean applied) {}

    /** A correction with the value that was asked for. Personal data: toString shows nothing. */
    public record Opened(Correction correction, String value) {
        @Override
        public String toString() {
            return "Opened";
        }
    }

    public Optional<Versioned<Correction>> find(String correctionId) {
        return documents.find(correctionId).map(Corrections::read);
    }

    /** @return the value that was asked for; empty when the child was forgotten */
    public Optional<String> valueOf(String correctionId) {
        return documents.find(correctionId).flatMap(this::opened).map(Opened::value);
    }

    /** @return the account's corrections, opened, by id */
    public List<Opened> ofAccount(String account, int limit) {
        return opened(documents.find(Filters.eq("s.ac", account), Sorts.ascending("s.ac", "_id"), limit));
    }

    /** @return the school's corrections in that state, opened, by id */
    public List<Opened> ofSchool(String schoolId, State state, String after, int limit) {
        return opened(documents.find(Filters.and(Filters.eq("s.sc", schoolId), Filters.eq("s.st", state.name()),
                Filters.gt("_id", after)), Sorts.ascending("s.sc", "s.st", "_id"), limit));
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if the same was asked for meanwhile */
    public Versioned<Correction> add(Requested correction, String value) {
        var request = correction.request();
        var sealed = confidential.seal(request.pupilId(), VALUE, value);
        return documents.save(Versioned.fresh(request.correctionId(), correction), write(correction, sealed), List.of())
                .map(_ -> correction);
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if it was decided meanwhile */
    public Versioned<Correction> save(Versioned<Correction> before, Correction next) {
        var sealed = documents.find(before.id()).orElseThrow().state().value();
        return documents.save(before, write(next, sealed), List.of()).map(_ -> next);
    }

    private List<Opened> opened(List<Versioned<CorrectionDocument>> found) {
        return found.stream().flatMap(it -> opened(it).stream()).toList();
    }

    private Optional<Opened> opened(Versioned<CorrectionDocument> found) {
        try {
            var stored = found.state();
            return Optional.of(new Opened(read(found).state(),
                    confidential.open(stored.pupilId(), VALUE, stored.value())));
        } catch (SubjectForgottenException e) {
            return Optional.empty();
        }
    }

    private static CorrectionDocument write(Correction it, Sealed value) {
        var request = it.request();
        var decision = switch (it) {
            case Requested _ -> null;
            case Accepted accepted -> accepted.decision();
            case Refused refused -> refused.decision();
        };
        return new CorrectionDocument(request.schoolId(), it.state(), request.pupilId(), request.account(),
                request.field(), value, request.at(), decision == null ? null : decision.actor(),
                decision == null ? null : decision.at(), decision == null ? null : decision.reason(),
                it instanceof Accepted accepted && accepted.applied());
    }

    private static Versioned<Correction> read(Versioned<CorrectionDocument> found) {
        return found.map(it -> {
            var request = new Request(found.id(), it.pupilId(), it.schoolId(), it.field(), it.account(), it.at());
            var actor = it.actor();
            var decidedAt = it.decidedAt();
            if (actor == null || decidedAt == null) {
                return new Requested(request);
            }
            var decision = new Decision(actor, decidedAt, it.reason());
            return it.state() == State.ACCEPTED
                    ? new Accepted(request, decision, it.applied())
                    : new Refused(request, decision);
        });
    }
}
