package afterbell.staffing.vetting.certificate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

import org.springframework.stereotype.Service;

import afterbell.confidential.KeyedHash;
import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.vetting.VettingWorker;
import afterbell.staffing.vetting.certificate.model.Certificate;
import afterbell.staffing.vetting.certificate.model.FileType;
import afterbell.staffing.vetting.certificate.store.Certificates;
import afterbell.staffing.vetting.model.Step.Result;
import afterbell.staffing.worker.WorkerProblem;
import afterbell.staffing.worker.store.WorkerFile;
import afterbell.staffing.worker.store.Workers;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;

/**
 * Enters the office's answer on paper (R24), where no office can be asked, or it is away. The file is kept first, then
 * it counts as the record check: whoever dies in between has entered nothing yet, and the same upload completes it.
 */
@Service
public class EnteringCertificate {
    /** A check a year, and some that were entered wrongly. */
    static final int MOST_CERTIFICATES = 50;

    private final Workers workers;
    private final Certificates certificates;
    private final VettingWorker vettingWorker;
    private final KeyedHash keyedHash;
    private final AuditLog auditLog;
    private final Clock clock;

    EnteringCertificate(Workers workers, Certificates certificates, VettingWorker vettingWorker, KeyedHash keyedHash,
            AuditLog auditLog, Clock clock) {
        this.workers = workers;
        this.certificates = certificates;
        this.vettingWorker = vettingWorker;
        this.keyedHash = keyedHash;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /** What was entered, and the worker after it. */
    public record Entered(Certificate certificate, Versioned<WorkerFile> worker) {}

    /**
     * Enters it; the same file for the same day again changes nothing.
     *
     * @param reference of the query's answer, kept sealed with its result
     */
    public Entered enter(String workerId, LocalDate on, Result result, String reference, byte[] file, Caller caller) {
        var worker = workers.find(workerId)
                .orElseThrow(() -> new ProblemException(WorkerProblem.WORKER_UNKNOWN))
                .state()
                .worker();
        String schoolId = VettingWorker.schoolOf(worker, null, caller);
        var type = FileType.of(file).orElseThrow(() -> new ProblemException(CertificateProblem.TYPE_UNKNOWN));
        var certificate = new Certificate(idOf(workerId, on, file), workerId, on, schoolId, type, file.length,
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        var known = certificates.find(certificate.certificateId());
        if (known.isEmpty()) {
            requireRoom(workerId);
            certificates.keep(certificate, file);
        }
        var checked = check(certificate, result, reference, known.isEmpty(), caller);
        auditLog.decided(caller, "worker.certificate-entered", new Subject("worker", workerId, schoolId),
                checked.version(), "R24", certificate.certificateId());
        return new Entered(known.orElse(certificate), checked);
    }

    private Versioned<WorkerFile> check(Certificate certificate, Result result, String reference, boolean isNew,
            Caller caller) {
        try {
            return vettingWorker.checkRecord(certificate.workerId(), certificate.on(), result, reference, caller);
        } catch (ProblemException refused) {
            if (isNew) {
                certificates.remove(certificate.certificateId());
            }
            throw refused;
        }
    }

    private void requireRoom(String workerId) {
        if (certificates.count(workerId, MOST_CERTIFICATES) == MOST_CERTIFICATES) {
            throw new ProblemException(CertificateProblem.TOO_MANY, Map.of("most", MOST_CERTIFICATES));
        }
    }

    /** The same for the same file; keyed, so that the id does not prove what the file holds. */
    private String idOf(String workerId, LocalDate on, byte[] file) {
        String hash = keyedHash.of("record-certificate", workerId + " " + on + " " + sha256(file));
        return UUID.nameUUIDFromBytes(hash.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
