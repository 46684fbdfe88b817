package afterbell.funding.budget.store;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.bson.conversions.Bson;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.stereotype.Repository;

import afterbell.funding.budget.model.Commitment;
import afterbell.funding.budget.model.Commitment.Said;
import afterbell.funding.budget.model.Commitment.Stage;
import afterbell.funding.servedday.model.Semester;
import afterbell.messaging.CollectionIndexes;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/**
 * What the city owes, from the facts about claims and those about disbursements: each topic's own projection, one
 * document per school and semester.
 */
@Repository
public class Commitments {
    private static final String CLAIMS = "committed-claims";
    private static final String DISBURSEMENTS = "committed-disbursements";
    private static final int IN_PAGE = 500;

    private final AggregateStore<SaidDocument> claims;
    private final AggregateStore<SaidDocument> disbursements;

    Commitments(AggregateStores stores) {
        this.claims = stores.of(CLAIMS, SaidDocument.class);
        this.disbursements = stores.of(DISBURSEMENTS, SaidDocument.class);
    }

    @Configuration(proxyBeanMethods = false)
    static class Indexes {
        @Bean
        CollectionIndexes indexesOfCommittedClaims() {
            return CollectionIndexes.of(CLAIMS,
                    new Index().named("of-year").on("s.y", Direction.ASC).on("_id", Direction.ASC),
                    new Index().named("of-school")
                            .on("s.sc", Direction.ASC)
                            .on("s.y", Direction.ASC)
                            .on("_id", Direction.ASC));
        }
    }

    record SaidDocument(@Field("sc") String schoolId, @Field("y") int fiscalYear, @Field("q") long sequence,
            @Field("st") Stage stage, @Field("a") long amountFen) {
        Said toSaid() {
            return new Said(sequence, stage, amountFen);
        }
    }

    public void learnClaim(String schoolId, Semester semester, Said said) {
        learn(claims, schoolId, semester, said);
    }

    public void learnDisbursement(String schoolId, Semester semester, Said said) {
        learn(disbursements, schoolId, semester, said);
    }

    private static void learn(AggregateStore<SaidDocument> documents, String schoolId, Semester semester, Said said) {
        var id = schoolId + ":" + semester.id();
        var known = documents.find(id);
        var before = known.map(it -> it.state().toSaid()).orElse(Said.NOTHING);
        if (!before.or(said).equals(before)) {
            documents.save(known.<Versioned<?>>map(it -> it).orElseGet(() -> Versioned.fresh(id, said)),
                    new SaidDocument(schoolId, Commitment.fiscalYearOf(semester), said.sequence(), said.stage(),
                            said.amountFen()),
                    List.of());
        }
    }

    /** @return what is owed out of a year's appropriation, in fen; to all schools when none is named */
    public long owedFen(int fiscalYear, Optional<String> schoolId) {
        var ofYear = Filters.eq("s.y", fiscalYear);
        Bson which = schoolId.map(it -> Filters.and(Filters.eq("s.sc", it), ofYear)).orElse(ofYear);
        long owedFen = 0;
        var page = read(which, "");
        while (!page.isEmpty()) {
            owedFen = Math.addExact(owedFen, owedFen(page));
            page = read(which, page.getLast().id());
        }
        return owedFen;
    }

    private List<Versioned<SaidDocument>> read(Bson which, String after) {
        return claims.find(Filters.and(which, Filters.gt("_id", after)), Sorts.ascending("_id"), IN_PAGE);
    }

    private long owedFen(List<Versioned<SaidDocument>> page) {
        Map<String, Said> paid = disbursements.find(page.stream().map(Versioned::id).toList())
                .stream()
                .collect(Collectors.toMap(Versioned::id, it -> it.state().toSaid()));
        return page.stream()
                .map(it -> new Commitment(it.state().toSaid(),
                        Objects.requireNonNullElse(paid.get(it.id()), Said.NOTHING)))
                .map(Commitment::owedFen)
                .reduce(0L, Math::addExact);
    }

    public void clearClaims() {
        claims.clear();
    }

    public void clearDisbursements() {
        disbursements.clear();
    }
}
