package afterbell.staffing.vetting.certificate;

import java.util.List;

import org.springframework.stereotype.Service;

import afterbell.confidential.SubjectForgottenException;
import afterbell.staffing.vetting.certificate.model.Certificate;
import afterbell.staffing.vetting.certificate.store.Certificates;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;

/** Finds certificates, for the school that entered them and for the bureau; each reading is kept in the audit log. */
@Service
public class FindCertificates {
    private final Certificates certificates;
    private final AuditLog auditLog;

    FindCertificates(Certificates certificates, AuditLog auditLog) {
        this.certificates = certificates;
        this.auditLog = auditLog;
    }

    /** A certificate and its file. */
    public record Opened(Certificate certificate, byte[] file) {}

    /** @return those that the caller may read, the newest query first */
    public List<Certificate> ofWorker(String workerId, Caller caller) {
        return certificates.ofWorker(workerId, EnteringCertificate.MOST_CERTIFICATES)
                .stream()
                .filter(it -> mayRead(it, caller))
                .toList();
    }

    /** @throws ProblemException if there is none such that the caller may read, or the worker was forgotten */
    public Opened open(String workerId, String certificateId, Caller caller) {
        var certificate = certificates.find(certificateId)
                .filter(it -> it.workerId().equals(workerId) && mayRead(it, caller))
                .orElseThrow(() -> new ProblemException(CertificateProblem.UNKNOWN));
        auditLog.read(caller, "worker.certificate", new Subject("worker", workerId, certificate.schoolId()));
        try {
            return new Opened(certificate, certificates.open(certificate));
        } catch (SubjectForgottenException forgotten) {
            throw new ProblemException(CertificateProblem.UNKNOWN);
        }
    }

    private static boolean mayRead(Certificate certificate, Caller caller) {
        return caller.has(Role.EDUCATION_BUREAU) || caller.mayActFor(certificate.schoolId(), Role.SCHOOL_ADMIN);
    }
}
