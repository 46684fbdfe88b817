package afterbell.funding.payment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.stereotype.Service;

import afterbell.funding.disbursement.model.Disbursement;
import afterbell.funding.disbursement.store.Disbursements;
import afterbell.funding.payment.bank.PaymentFile;
import afterbell.funding.payment.model.PaymentBatch;
import afterbell.funding.payment.model.PaymentBatch.Approved;
import afterbell.funding.payment.model.PaymentBatch.Payment;
import afterbell.funding.payment.model.StatusFile;
import afterbell.funding.payment.store.PaymentBatches;
import afterbell.funding.payment.store.StatusFiles;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.audit.AuditLog;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;

/** Finds batches, what became of their payments, their files, and the bank's. */
@Service
public class FindPayments {
    private final PaymentBatches batches;
    private final Disbursements disbursements;
    private final StatusFiles statusFiles;
    private final PaymentFile file;
    private final AuditLog audit;

    FindPayments(PaymentBatches batches, Disbursements disbursements, StatusFiles statusFiles, PaymentFile file,
            AuditLog audit) {
        this.batches = batches;
        this.disbursements = disbursements;
        this.statusFiles = statusFiles;
        this.file = file;
        this.audit = audit;
    }

    /** @throws ProblemException if there is no such batch */
    public Versioned<PaymentBatch> batch(String id) {
        return batches.find(id).orElseThrow(() -> new ProblemException(PaymentProblem.UNKNOWN));
    }

    /** @return the newest first */
    public List<Versioned<PaymentBatch>> ofSemester(String semesterId, int below, int limit) {
        return batches.ofSemester(semesterId, below, limit);
    }

    /** @return by id */
    public Map<String, Disbursement> disbursementsOf(PaymentBatch batch) {
        return disbursements.find(batch.payments().stream().map(Payment::disbursementId).toList())
                .stream()
                .collect(Collectors.toMap(Versioned::id, Versioned::state));
    }

    /** @throws ProblemException if the batch was not approved */
    public byte[] file(String id, Caller caller) {
        var batch = batch(id).state();
        if (!(batch instanceof Approved approved)) {
            throw new ProblemException(PaymentProblem.NOT_APPROVED);
        }
        audit.read(caller, "payment-file", PreparingBatch.subjectOf(batch));
        return file.write(approved);
    }

    /** @return the newest first */
    public List<StatusFile> statusFiles(Instant before, String id, int limit) {
        return statusFiles.newest(before, id, limit);
    }
}
