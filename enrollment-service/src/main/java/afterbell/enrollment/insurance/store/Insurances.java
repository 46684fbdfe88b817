package afterbell.enrollment.insurance.store;

import java.time.LocalDate;
import java.util.List;

import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.stereotype.Repository;

import afterbell.enrollment.insurance.model.Kind;
import afterbell.enrollment.insurance.model.SchoolInsurances;
import afterbell.enrollment.insurance.model.SchoolInsurances.Policy;
import afterbell.enrollment.insurance.model.Validity;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** The policies of the schools: one document each. */
@Repository
public class Insurances {
    private final AggregateStore<InsurancesDocument> documents;

    Insurances(AggregateStores stores) {
        this.documents = stores.of("insurances", InsurancesDocument.class);
    }

    record PolicyDocument(@Field("i") String insuranceId, @Field("k") Kind kind, @Field("n") String insurer,
            @Field("p") String policyNumber, @Field("f") String from, @Field("u") String until) {}

    record InsurancesDocument(@Field("p") List<PolicyDocument> policies) {}

    public Versioned<SchoolInsurances> load(String schoolId) {
        return documents.find(schoolId)
                .map(found -> found.map(stored -> new SchoolInsurances(schoolId,
                        stored.policies().stream().map(Insurances::read).toList())))
                .orElseGet(() -> Versioned.fresh(schoolId, SchoolInsurances.none(schoolId)));
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if they have changed meanwhile */
    public Versioned<SchoolInsurances> save(Versioned<SchoolInsurances> before, SchoolInsurances next) {
        if (next.equals(before.state())) {
            return before;
        }
        return documents.save(before, new InsurancesDocument(next.policies().stream().map(Insurances::write).toList()),
                List.of()).map(_ -> next);
    }

    private static PolicyDocument write(Policy it) {
        return new PolicyDocument(it.insuranceId(), it.kind(), it.insurer(), it.policyNumber(),
                it.validity().from().toString(), it.validity().until().toString());
    }

    private static Policy read(PolicyDocument it) {
        return new Policy(it.insuranceId(), it.kind(), it.insurer(), it.policyNumber(),
                new Validity(LocalDate.parse(it.from()), LocalDate.parse(it.until())));
    }
}
