package afterbell.staffing.institution;

import org.springframework.stereotype.Service;

import afterbell.staffing.institution.model.Evidence;
import afterbell.staffing.institution.model.EvidenceFile;
import afterbell.staffing.institution.store.EvidenceDocuments;
import afterbell.staffing.institution.store.Institutions;
import afterbell.web.audit.AuditLog;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;

/** Keeps the documents that prove what institutions declare (R5), and gives them to who may judge them. */
@Service
public class KeepingEvidence {
    /** A city declares some hundreds of institutions a year; what no declaration uses is gone after a day. */
    static final int MOST_UNUSED = 1_000;

    private final EvidenceDocuments documents;
    private final Institutions institutions;
    private final AuditLog auditLog;

    KeepingEvidence(EvidenceDocuments documents, Institutions institutions, AuditLog auditLog) {
        this.documents = documents;
        this.institutions = institutions;
        this.auditLog = auditLog;
    }

    /**
     * Keeps a document for a day, or for good once a declaration names it.
     *
     * @throws ProblemException if it is no PDF, JPEG or PNG, or too many wait unused
     */
    public EvidenceFile keep(byte[] content) {
        var file = EvidenceFile.of(content)
                .orElseThrow(() -> new ProblemException(InstitutionProblem.EVIDENCE_FORMAT));
        if (documents.unused(MOST_UNUSED) >= MOST_UNUSED) {
            throw new ProblemException(InstitutionProblem.TOO_MUCH_UNUSED);
        }
        documents.keep(file);
        return file;
    }

    /** @throws ProblemException if none of the institution's declarations names the document */
    public EvidenceFile read(String institutionId, String evidenceId, Caller caller) {
        var institution = institutions.find(institutionId)
                .orElseThrow(() -> new ProblemException(InstitutionProblem.UNKNOWN))
                .state()
                .institution();
        boolean isNamed = institution.declarations()
                .stream()
                .flatMap(declaration -> declaration.evidence().stream())
                .map(Evidence::evidenceId)
                .anyMatch(evidenceId::equals);
        if (!isNamed) {
            throw new ProblemException(InstitutionProblem.EVIDENCE_NOT_FOUND);
        }
        auditLog.read(caller, "institution.evidence", new AuditLog.Subject("institution", institutionId, null));
        return documents.find(evidenceId)
                .orElseThrow(() -> new ProblemException(InstitutionProblem.EVIDENCE_NOT_FOUND));
    }
}
