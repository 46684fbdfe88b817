package afterbell.enrollment.insurance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

import afterbell.confidential.KeyedHash;
import afterbell.enrollment.insurance.model.Kind;
import afterbell.enrollment.insurance.model.PupilInsurance;
import afterbell.enrollment.insurance.model.PupilInsurance.Own;
import afterbell.enrollment.insurance.model.PupilInsurance.Shared;
import afterbell.enrollment.insurance.model.SchoolInsurances;
import afterbell.enrollment.insurance.model.SchoolInsurances.Entering;
import afterbell.enrollment.insurance.model.SchoolInsurances.Policy;
import afterbell.enrollment.insurance.model.Validity;
import afterbell.enrollment.insurance.store.Insurances;
import afterbell.enrollment.insurance.store.PupilInsurances;
import afterbell.enrollment.insurance.store.PupilInsurances.Next;
import afterbell.enrollment.roster.RosterProblem;
import afterbell.enrollment.roster.store.Pupils;
import afterbell.enrollment.school.FindSchools;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Decision;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.problem.ProblemCode;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** A school enters its policies, and by what each of its pupils is insured (R32). */
@Service
public class Insuring {
    private final FindSchools findSchools;
    private final Pupils pupils;
    private final Insurances insurances;
    private final PupilInsurances pupilInsurances;
    private final KeyedHash keyedHash;
    private final AuditLog audit;

    Insuring(FindSchools findSchools, Pupils pupils, Insurances insurances, PupilInsurances pupilInsurances,
            KeyedHash keyedHash, AuditLog audit) {
        this.findSchools = findSchools;
        this.pupils = pupils;
        this.insurances = insurances;
        this.pupilInsurances = pupilInsurances;
        this.keyedHash = keyedHash;
        this.audit = audit;
    }

    /**
     * By what a pupil is insured: a policy of the school that names the pupil, or one of the family. Personal data:
     * toString shows nothing.
     *
     * @param insuranceId of the school's policy; then the others are null
     */
    public record Entry(String pupilId, @Nullable String insuranceId, @Nullable String insurer,
            @Nullable String policyNumber, @Nullable LocalDate from, @Nullable LocalDate until) {
        @Override
        public String toString() {
            return "Entry";
        }
    }

    /** @throws ProblemException if the school is not known or not the caller's, or the policy ends before it begins */
    public Versioned<SchoolInsurances> enter(String schoolId, Policy policy, Caller caller) {
        var school = findSchools.one(schoolId);
        SchoolScope.require(caller, school.id(), Role.SCHOOL_ADMIN);
        var known = insurances.load(school.id());
        var saved = switch (known.state().enter(policy)) {
            case Entering.Entered(SchoolInsurances entered) -> insurances.save(known, entered);
            case Entering.Backwards() -> throw new ProblemException(InsuranceProblem.BACKWARDS);
            case Entering.TooMany() -> throw new ProblemException(InsuranceProblem.TOO_MANY,
                    Map.of("most", SchoolInsurances.MOST));
        };
        audit.decided(caller, "insurance.entered", new Subject("insurance", policy.insuranceId(), school.id()),
                saved.version(), "R32", policy.kind().name());
        return saved;
    }

    /** @return what became of each, in order; null where it stands */
    public List<@Nullable ProblemCode> cover(String schoolId, List<Entry> entries, Caller caller) {
        var school = findSchools.one(schoolId);
        SchoolScope.require(caller, school.id(), Role.SCHOOL_ADMIN);
        var policies = insurances.load(school.id()).state();
        var known = pupils.load(entries.stream().map(Entry::pupilId).distinct().toList());
        var problems = new ArrayList<@Nullable ProblemCode>();
        var good = new ArrayList<Entry>();
        for (var entry : entries) {
            boolean isOnRoll = Objects.requireNonNull(known.get(entry.pupilId())).state().isOnRollOf(school.id());
            var problem = isOnRoll ? problemOf(entry, policies) : RosterProblem.NOT_ON_ROLL;
            problems.add(problem);
            if (problem == null) {
                good.add(entry);
            }
        }
        save(school.id(), good, caller);
        return problems;
    }

    private static @Nullable ProblemCode problemOf(Entry entry, SchoolInsurances policies) {
        if (entry.insuranceId() != null) {
            return policies.policy(entry.insuranceId()).filter(it -> it.kind() == Kind.PUPIL_ACCIDENT).isPresent()
                    ? null
                    : InsuranceProblem.UNKNOWN;
        }
        if (entry.insurer() == null || entry.policyNumber() == null || entry.from() == null || entry.until() == null) {
            return InsuranceProblem.INCOMPLETE;
        }
        return new Validity(entry.from(), entry.until()).isInOrder() ? null : InsuranceProblem.BACKWARDS;
    }

    private void save(String schoolId, List<Entry> entries, Caller caller) {
        var known = pupilInsurances.load(entries.stream().map(Entry::pupilId).distinct().toList());
        var next = new LinkedHashMap<String, PupilInsurance>();
        var numbers = new HashMap<String, String>();
        for (var entry : entries) {
            var before = Objects.requireNonNull(known.get(entry.pupilId())).state();
            next.merge(entry.pupilId(), with(before, schoolId, entry, numbers),
                    (earlier, _) -> with(earlier, schoolId, entry, numbers));
        }
        var changed = next.values()
                .stream()
                .map(it -> new Next(Objects.requireNonNull(known.get(it.pupilId())), it))
                .filter(it -> !it.next().equals(it.before().state()))
                .toList();
        try {
            pupilInsurances.save(changed, numbers);
        } catch (OptimisticLockingFailureException e) {
            throw new ProblemException(InsuranceProblem.CHANGED_MEANWHILE);
        }
        audit.decided(caller, changed.stream()
                .map(it -> new Decision("pupil.insured", new Subject("pupil", it.before().id(), schoolId),
                        it.before().version() + 1, "R32", null))
                .toList());
    }

    private PupilInsurance with(PupilInsurance before, String schoolId, Entry entry, Map<String, String> numbers) {
        if (entry.insuranceId() != null) {
            return before.with(new Shared(schoolId, entry.insuranceId()));
        }
        var insurer = Objects.requireNonNull(entry.insurer());
        var number = Objects.requireNonNull(entry.policyNumber());
        var coverId = keyedHash.of("policy-number", insurer + '\n' + number).substring(0, 32);
        numbers.put(coverId, number);
        return before.with(new Own(coverId, insurer,
                new Validity(Objects.requireNonNull(entry.from()), Objects.requireNonNull(entry.until()))));
    }
}
