package afterbell.contracts;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import afterbell.contracts.attendance.duty.v1.DutyFact;
import afterbell.contracts.attendance.register.v1.RegisterFact;
import afterbell.contracts.attendance.safety.v1.SafetyFact;
import afterbell.contracts.attendance.session.v1.SessionFact;
import afterbell.contracts.enrollment.calendar.v1.CalendarFact;
import afterbell.contracts.enrollment.pickupauthority.v1.PickupAuthorityFact;
import afterbell.contracts.enrollment.place.v1.PlaceFact;
import afterbell.contracts.enrollment.plan.v1.PlanFact;
import afterbell.contracts.enrollment.school.v1.SchoolFact;
import afterbell.contracts.enrollment.semester.v1.SemesterFact;
import afterbell.contracts.enrollment.signup.v1.SignUpFact;
import afterbell.contracts.funding.claim.v1.ClaimFact;
import afterbell.contracts.funding.disbursement.v1.DisbursementFact;
import afterbell.contracts.funding.labour.v1.LabourFact;
import afterbell.contracts.funding.ledger.v1.LedgerFact;
import afterbell.contracts.staffing.institution.v1.InstitutionFact;
import afterbell.contracts.staffing.rota.v1.RotaFact;
import afterbell.contracts.staffing.worker.v1.WorkerFact;

/** Every published topic and fact. A new topic is one line here; its facts follow from the sealed interface. */
public final class Contracts {
    private static final List<Class<?>> TOPICS = List.of(SemesterFact.class, SchoolFact.class, PlanFact.class,
            CalendarFact.class, SignUpFact.class, PlaceFact.class, PickupAuthorityFact.class,
            InstitutionFact.class, WorkerFact.class, RotaFact.class, SessionFact.class, RegisterFact.class,
            DutyFact.class, SafetyFact.class, ClaimFact.class, DisbursementFact.class, LedgerFact.class,
            LabourFact.class);

    private static final List<Contract> ALL = TOPICS.stream().flatMap(topic -> factsOf(topic).stream()).toList();
    private static final Map<String, Contract> BY_TYPE = ALL.stream()
            .collect(Collectors.toUnmodifiableMap(Contract::type, Function.identity()));
    private static final Map<Class<?>, Contract> BY_RECORD = ALL.stream()
            .collect(Collectors.toUnmodifiableMap(Contract::record, Function.identity()));

    private Contracts() {}

    /** @return all facts in the order of their topics */
    public static List<Contract> all() {
        return ALL;
    }

    /** @return all topics, in the direction in which events flow */
    public static List<Topic> topics() {
        return TOPICS.stream().map(Contracts::topicOf).toList();
    }

    public static Optional<Contract> ofType(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    /** @throws IllegalArgumentException if the object is not a published fact */
    public static Contract of(Object fact) {
        Contract contract = BY_RECORD.get(fact.getClass());
        if (contract == null) {
            throw new IllegalArgumentException(fact.getClass().getName() + " is not a published fact");
        }
        return contract;
    }

    /** @throws IllegalArgumentException if the type is not a topic's sealed interface */
    public static Topic topicOf(Class<?> facts) {
        Topic topic = facts.getAnnotation(Topic.class);
        if (topic == null) {
            throw new IllegalArgumentException(facts.getName() + " is not marked as a topic");
        }
        return topic;
    }

    private static List<Contract> factsOf(Class<?> facts) {
        Topic topic = topicOf(facts);
        return Arrays.stream(facts.getPermittedSubclasses()).map(record -> {
            Fact fact = record.getAnnotation(Fact.class);
            return new Contract(topic, fact.type(), fact.about(), record.asSubclass(Record.class));
        }).toList();
    }
}
