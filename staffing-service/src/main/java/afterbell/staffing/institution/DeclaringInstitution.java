package afterbell.staffing.institution;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.institution.model.CreditCode;
import afterbell.staffing.institution.model.Declaration;
import afterbell.staffing.institution.model.Declaration.Claims;
import afterbell.staffing.institution.model.Evidence;
import afterbell.staffing.institution.model.Step.Declaring;
import afterbell.staffing.institution.store.EvidenceDocuments;
import afterbell.staffing.institution.store.InstitutionFile;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/**
 * A school or the bureau declares an institution, or renews its declaration (R5). Until it is reviewed, only who has
 * declared it, or the bureau, can change what waits.
 */
@Service
public class DeclaringInstitution {
    private final InstitutionDesk desk;
    private final EvidenceDocuments evidenceDocuments;

    DeclaringInstitution(InstitutionDesk desk, EvidenceDocuments evidenceDocuments) {
        this.desk = desk;
        this.evidenceDocuments = evidenceDocuments;
    }

    /**
     * What is declared.
     *
     * @param schoolId the school that declares; null when the bureau does
     */
    public record Declared(String creditCode, String name, @Nullable String schoolId, LocalDate on, Claims claims) {}

    /** @throws ProblemException if the declaration is not complete, or not the caller's to make */
    public Versioned<InstitutionFile> declare(Declared declared, Caller caller) {
        requireMayDeclare(declared.schoolId(), caller);
        var code = CreditCode.parse(declared.creditCode())
                .orElseThrow(() -> new ProblemException(InstitutionProblem.CREDIT_CODE_INVALID));
        var declaration = Declaration
                .complete(declared.name(), declared.schoolId(), declared.on(), declared.claims())
                .orElseThrow(() -> new ProblemException(InstitutionProblem.DECLARATION_INCOMPLETE));
        return desk.take(code.value(), new Declaring(declaration), known -> {
            requireNoneOfOthers(known.state().institution().waiting(), declaration, caller);
            requireEvidence(declaration);
        }, new InstitutionDesk.Entry("institution.declared", declared.schoolId(), null, caller));
    }

    private static void requireNoneOfOthers(Optional<Declaration> waiting, Declaration next, Caller caller) {
        if (waiting.filter(it -> !isOfTheSame(it, next)).isPresent() && !caller.has(Role.EDUCATION_BUREAU)) {
            throw new ProblemException(InstitutionProblem.DECLARED_BY_ANOTHER);
        }
    }

    private static boolean isOfTheSame(Declaration waiting, Declaration next) {
        return Objects.equals(waiting.schoolId(), next.schoolId());
    }

    private static void requireMayDeclare(@Nullable String schoolId, Caller caller) {
        if (schoolId != null) {
            SchoolScope.require(caller, schoolId, Role.SCHOOL_ADMIN);
        } else if (!caller.has(Role.EDUCATION_BUREAU)) {
            throw new ProblemException(InstitutionProblem.SCHOOL_MISSING);
        }
    }

    /** Keeps the documents for good: the last thing before the declaration is saved. */
    private void requireEvidence(Declaration declaration) {
        List<String> named = declaration.evidence().stream().map(Evidence::evidenceId).distinct().toList();
        if (!evidenceDocuments.use(named).containsAll(named)) {
            throw new ProblemException(InstitutionProblem.EVIDENCE_UNKNOWN);
        }
    }
}
