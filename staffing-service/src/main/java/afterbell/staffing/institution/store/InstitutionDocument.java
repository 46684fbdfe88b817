package afterbell.staffing.institution.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.staffing.institution.model.AcceptedDays;
import afterbell.staffing.institution.model.Declaration;
import afterbell.staffing.institution.model.Evidence;
import afterbell.staffing.institution.model.Institution.Acceptance;
import afterbell.staffing.institution.model.Institution.Accepted;
import afterbell.staffing.institution.model.Institution.Decision;
import afterbell.staffing.institution.model.Institution.Declared;
import afterbell.staffing.institution.model.Institution.Expired;
import afterbell.staffing.institution.model.Institution.Rejected;
import afterbell.staffing.institution.model.Institution.Removed;
import afterbell.staffing.institution.model.Institution.Renewal;
import afterbell.staffing.institution.model.Institution.Suspended;
import afterbell.staffing.institution.model.Institution.Undeclared;
import afterbell.staffing.worker.model.Period;

/**
 * An institution on disk.
 *
 * @param state       D declared, R rejected, A accepted, S suspended, E expired, X removed
 * @param declaration what waits or was rejected in D and R, else what it is accepted for
 * @param since       of the acceptance
 * @param decision    of a rejection, suspension or removal
 * @param renewal     a further declaration, and the decision where it was refused
 * @param waiting     day and id, while a declaration waits for its review: for the order of the bureau's inbox
 * @param until       last accepted day, while accepted: for the index of what expires, and for the public list
 * @param changedAt   while the people may still have to be told of the accepted days
 */
record InstitutionDocument(@Field("st") String state, @Field("d") DeclarationDocument declaration,
        @Nullable @Field("si") String since, @Field("p") List<PeriodDocument> periods,
        @Nullable @Field("de") DecisionDocument decision, @Nullable @Field("r") RenewalDocument renewal,
        @Nullable @Field("wt") String waiting, @Nullable @Field("au") String until,
        @Nullable @Field("ca") Instant changedAt) {

    record EvidenceDocument(@Field("i") String evidenceId, @Field("u") String until) {
        static EvidenceDocument of(Evidence it) {
            return new EvidenceDocument(it.evidenceId(), it.until().toString());
        }

        Evidence toEvidence() {
            return new Evidence(evidenceId, LocalDate.parse(until));
        }
    }

    record DeclarationDocument(@Field("n") String name, @Nullable @Field("sc") String schoolId, @Field("o") String on,
            @Field("pw") EvidenceDocument publicWelfare, @Field("np") EvidenceDocument nonProfit,
            @Field("in") EvidenceDocument inclusive) {
        static DeclarationDocument of(Declaration it) {
            return new DeclarationDocument(it.name(), it.schoolId(), it.on().toString(),
                    EvidenceDocument.of(it.publicWelfare()), EvidenceDocument.of(it.nonProfit()),
                    EvidenceDocument.of(it.inclusive()));
        }

        Declaration toDeclaration() {
            return new Declaration(name, schoolId, LocalDate.parse(on), publicWelfare.toEvidence(),
                    nonProfit.toEvidence(), inclusive.toEvidence());
        }
    }

    record DecisionDocument(@Field("o") String on, @Field("w") String reason) {
        static DecisionDocument of(Decision it) {
            return new DecisionDocument(it.on().toString(), it.reason());
        }

        Decision toDecision() {
            return new Decision(LocalDate.parse(on), reason);
        }
    }

    record RenewalDocument(@Field("d") DeclarationDocument declaration,
            @Nullable @Field("de") DecisionDocument decision) {
        static @Nullable RenewalDocument of(Renewal renewal) {
            return switch (renewal) {
                case Renewal.None() -> null;
                case Renewal.Waiting(var it) -> new RenewalDocument(DeclarationDocument.of(it), null);
                case Renewal.Refused(var it, var decision) ->
                    new RenewalDocument(DeclarationDocument.of(it), DecisionDocument.of(decision));
            };
        }

        static Renewal read(@Nullable RenewalDocument stored) {
            if (stored == null) {
                return new Renewal.None();
            }
            var declaration = stored.declaration().toDeclaration();
            return stored.decision() == null
                    ? new Renewal.Waiting(declaration)
                    : new Renewal.Refused(declaration, stored.decision().toDecision());
        }
    }

    record PeriodDocument(@Field("f") String from, @Field("u") String until) {
        static PeriodDocument of(Period it) {
            return new PeriodDocument(it.from().toString(), it.until().toString());
        }

        Period toPeriod() {
            return new Period(LocalDate.parse(from), LocalDate.parse(until));
        }
    }

    static InstitutionDocument of(InstitutionFile file) {
        var stored = switch (file.institution()) {
            case Undeclared _ -> throw new IllegalArgumentException("An undeclared institution is not kept");
            case Declared it -> reviewed("D", it.declaration(), null);
            case Rejected it -> reviewed("R", it.declaration(), it.decision());
            case Accepted it -> accepted("A", it.acceptance(), it.days(), null, it.renewal());
            case Suspended it -> accepted("S", it.acceptance(), it.days(), it.decision(), it.renewal());
            case Expired it -> accepted("E", it.acceptance(), it.days(), null, it.renewal());
            case Removed it -> accepted("X", it.acceptance(), it.days(), it.decision(), new Renewal.None());
        };
        return stored.indexed(file);
    }

    private static InstitutionDocument reviewed(String state, Declaration declaration, @Nullable Decision decision) {
        return new InstitutionDocument(state, DeclarationDocument.of(declaration), null, List.of(),
                decision == null ? null : DecisionDocument.of(decision), null, null, null, null);
    }

    private static InstitutionDocument accepted(String state, Acceptance acceptance, AcceptedDays days,
            @Nullable Decision decision, Renewal renewal) {
        return new InstitutionDocument(state, DeclarationDocument.of(acceptance.declaration()),
                acceptance.since().toString(), days.periods().stream().map(PeriodDocument::of).toList(),
                decision == null ? null : DecisionDocument.of(decision), RenewalDocument.of(renewal), null, null, null);
    }

    private InstitutionDocument indexed(InstitutionFile file) {
        var institution = file.institution();
        var waits = institution.waiting().map(it -> it.on() + " " + institution.institutionId()).orElse(null);
        var lastDay = institution instanceof Accepted it ? it.days().periods().getLast().until().toString() : null;
        return new InstitutionDocument(state, declaration, since, periods, decision, renewal, waits, lastDay,
                file.daysChangedAt());
    }

    InstitutionFile toFile(String institutionId) {
        return new InstitutionFile(switch (state) {
            case "D" -> new Declared(institutionId, declaration.toDeclaration());
            case "R" -> new Rejected(institutionId, declaration.toDeclaration(), decided());
            case "A" -> new Accepted(institutionId, acceptance(), days(), RenewalDocument.read(renewal));
            case "S" -> new Suspended(institutionId, acceptance(), days(), RenewalDocument.read(renewal), decided());
            case "E" -> new Expired(institutionId, acceptance(), days(), RenewalDocument.read(renewal));
            case "X" -> new Removed(institutionId, acceptance(), days(), decided());
            default -> throw new IllegalStateException("A stored institution is in the unknown state " + state);
        }, changedAt);
    }

    private Acceptance acceptance() {
        return new Acceptance(declaration.toDeclaration(), LocalDate.parse(Objects.requireNonNull(since)));
    }

    private AcceptedDays days() {
        return new AcceptedDays(periods.stream().map(PeriodDocument::toPeriod).toList());
    }

    private Decision decided() {
        return Objects.requireNonNull(decision).toDecision();
    }
}
