package afterbell.attendance.contingency.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.stereotype.Repository;

import afterbell.attendance.contingency.model.ContingencyPlan;
import afterbell.attendance.contingency.model.ContingencyPlan.Area;
import afterbell.attendance.contingency.model.ContingencyPlan.Period;
import afterbell.confidential.Confidential;
import afterbell.confidential.Sealed;
import afterbell.messaging.CollectionIndexes;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** The schools' contingency plans. The wording is sealed with a key of each plan. */
@Repository
public class ContingencyPlans {
    private static final String COLLECTION = "contingency-plans";
    private static final String WORDING = "wording";

    private final AggregateStore<PlanDocument> documents;
    private final Confidential confidential;

    ContingencyPlans(AggregateStores stores, Confidential confidential) {
        this.documents = stores.of(COLLECTION, PlanDocument.class);
        this.confidential = confidential;
    }

    record PlanDocument(@Field("sc") String schoolId, @Field("f") String from, @Field("u") String until,
            @Field("a") List<Area> areas, @Field("h") String digest, @Field("t") Instant declared,
            @Field("b") String by, @Field("x") Sealed wording) {
        ContingencyPlan toPlan() {
            return new ContingencyPlan(schoolId, new Period(LocalDate.parse(from), LocalDate.parse(until)),
                    Set.copyOf(areas), digest, declared, by);
        }
    }

    /** A plan in its words. */
    public record Worded(ContingencyPlan plan, String wording) {
        @Override
        public String toString() {
            return "Worded[" + plan + "]";
        }
    }

    public Optional<ContingencyPlan> find(String id) {
        return documents.find(id).map(found -> found.state().toPlan());
    }

    public Optional<Worded> worded(String id) {
        return documents.find(id)
                .map(found -> new Worded(found.state().toPlan(),
                        confidential.open(found.id(), WORDING, found.state().wording())));
    }

    /** @return whether one of the school's plans holds on that day */
    public boolean holdsOn(String schoolId, LocalDate day) {
        return !documents.find(Filters.and(Filters.eq("s.sc", schoolId), Filters.gte("s.u", day.toString()),
                Filters.lte("s.f", day.toString())), Sorts.ascending("s.sc", "s.u"), 1).isEmpty();
    }

    /** @param after id of the last one of the page before, empty for the first page */
    public List<ContingencyPlan> ofSchool(String schoolId, String after, int limit) {
        return documents.find(Filters.and(Filters.gt("_id", after.isEmpty() ? schoolId + ":" : after),
                Filters.lt("_id", schoolId + ";")), Sorts.ascending("_id"), limit)
                .stream()
                .map(found -> found.state().toPlan())
                .toList();
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if the period was declared meanwhile */
    public void add(ContingencyPlan plan, String wording) {
        var sealed = confidential.seal(plan.id(), WORDING, wording);
        documents.save(Versioned.fresh(plan.id(), plan),
                new PlanDocument(plan.schoolId(), plan.period().from().toString(), plan.period().until().toString(),
                        plan.areas().stream().sorted().toList(), plan.digest(), plan.declared(), plan.by(), sealed),
                List.of());
    }

    @Configuration(proxyBeanMethods = false)
    static class Indexes {
        @Bean
        CollectionIndexes indexesOfContingencyPlans() {
            return CollectionIndexes.of(COLLECTION, new Index().named("holding")
                    .on("s.sc", Direction.ASC)
                    .on("s.u", Direction.ASC)
                    .on("s.f", Direction.ASC));
        }
    }
}
