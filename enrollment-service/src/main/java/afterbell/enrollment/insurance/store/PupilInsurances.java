package afterbell.enrollment.insurance.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.stereotype.Repository;

import afterbell.confidential.Confidential;
import afterbell.confidential.Sealed;
import afterbell.confidential.SubjectForgottenException;
import afterbell.enrollment.insurance.model.PupilInsurance;
import afterbell.enrollment.insurance.model.PupilInsurance.Own;
import afterbell.enrollment.insurance.model.PupilInsurance.Shared;
import afterbell.enrollment.insurance.model.Validity;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStore.Change;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** By what the pupils are insured: one document each; the number of a family's policy lies sealed. */
@Repository
public class PupilInsurances {
    private static final String NUMBER = "policy-number";
    private static final String FORGOTTEN = "—";
    private static final int MOST_AT_ONCE = 1_000;

    private final AggregateStore<PupilInsuranceDocument> documents;
    private final Confidential confidential;

    PupilInsurances(AggregateStores stores, Confidential confidential) {
        this.documents = stores.of("pupil-insurances", PupilInsuranceDocument.class);
        this.confidential = confidential;
    }

    record SharedDocument(@Field("s") String schoolId, @Field("i") String insuranceId) {}

    record OwnDocument(@Field("i") String coverId, @Field("n") String insurer, @Field("p") Sealed policyNumber,
            @Field("f") String from, @Field("u") String until) {}

    record PupilInsuranceDocument(@Field("s") List<SharedDocument> shared, @Field("o") List<OwnDocument> own) {}

    /** @return each asked pupil's, by pupil */
    public Map<String, Versioned<PupilInsurance>> load(Collection<String> pupilIds) {
        var loaded = new LinkedHashMap<String, Versioned<PupilInsurance>>();
        stored(pupilIds).forEach((id, found) -> loaded.put(id, found.map(it -> read(id, it))));
        pupilIds.forEach(it -> loaded.computeIfAbsent(it,
                id -> Versioned.fresh(id, PupilInsurance.none(id))));
        return loaded;
    }

    /** A pupil's insurance and what follows it. */
    public record Next(Versioned<PupilInsurance> before, PupilInsurance next) {}

    /**
     * Saves many by one write.
     *
     * @param numbers policy numbers of the own policies that are new, by cover
     * @throws org.springframework.dao.OptimisticLockingFailureException if one of them has changed meanwhile; others
     *                                                                   may be saved
     */
    public void save(List<Next> all, Map<String, String> numbers) {
        var known = stored(all.stream().map(it -> it.before().id()).toList());
        documents.save(all.stream().map(it -> {
            var sealed = new HashMap<String, Sealed>();
            var before = known.get(it.before().id());
            if (before != null) {
                before.state().own().forEach(own -> sealed.put(own.coverId(), own.policyNumber()));
            }
            return new Change<>(it.before(), write(it.next(), sealed, numbers));
        }).toList());
    }

    /** @return policy numbers of the pupil's own policies, opened, by cover */
    public Map<String, String> numbersOf(String pupilId) {
        return documents.find(pupilId)
                .map(found -> found.state()
                        .own()
                        .stream()
                        .collect(Collectors.toMap(OwnDocument::coverId, it -> open(pupilId, it))))
                .orElse(Map.of());
    }

    private String open(String pupilId, OwnDocument it) {
        try {
            return confidential.open(pupilId, NUMBER, it.policyNumber());
        } catch (SubjectForgottenException e) {
            return FORGOTTEN;
        }
    }

    private Map<String, Versioned<PupilInsuranceDocument>> stored(Collection<String> pupilIds) {
        var all = List.copyOf(pupilIds);
        var found = new HashMap<String, Versioned<PupilInsuranceDocument>>();
        for (int from = 0; from < all.size(); from += MOST_AT_ONCE) {
            documents.find(all.subList(from, Math.min(all.size(), from + MOST_AT_ONCE)))
                    .forEach(it -> found.put(it.id(), it));
        }
        return found;
    }

    private PupilInsuranceDocument write(PupilInsurance it, Map<String, Sealed> sealed, Map<String, String> numbers) {
        var own = new ArrayList<OwnDocument>();
        for (var policy : it.own()) {
            var known = sealed.get(policy.coverId());
            own.add(new OwnDocument(policy.coverId(), policy.insurer(),
                    known == null
                            ? confidential.seal(it.pupilId(), NUMBER,
                                    Objects.requireNonNull(numbers.get(policy.coverId())))
                            : known,
                    policy.validity().from().toString(), policy.validity().until().toString()));
        }
        return new PupilInsuranceDocument(it.shared()
                .stream()
                .map(shared -> new SharedDocument(shared.schoolId(), shared.insuranceId()))
                .toList(), own);
    }

    private static PupilInsurance read(String pupilId, PupilInsuranceDocument it) {
        return new PupilInsurance(pupilId,
                it.shared()
                        .stream()
                        .map(shared -> new Shared(shared.schoolId(), shared.insuranceId()))
                        .collect(Collectors.toSet()),
                it.own()
                        .stream()
                        .map(own -> new Own(own.coverId(), own.insurer(),
                                new Validity(LocalDate.parse(own.from()), LocalDate.parse(own.until()))))
                        .toList());
    }
}
