package afterbell.funding.payment;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

import afterbell.funding.disbursement.PayingDisbursement;
import afterbell.funding.disbursement.PayingDisbursement.Told;
import afterbell.funding.payment.bank.Bank;
import afterbell.funding.payment.bank.Bank.Incoming;
import afterbell.funding.payment.bank.StatusReader;
import afterbell.funding.payment.bank.StatusReader.Read;
import afterbell.funding.payment.model.PaymentBatch;
import afterbell.funding.payment.model.PaymentBatch.Approved;
import afterbell.funding.payment.model.PaymentBatch.Payment;
import afterbell.funding.payment.model.StatusFile;
import afterbell.funding.payment.model.StatusFile.Note;
import afterbell.funding.payment.model.StatusFile.State;
import afterbell.funding.payment.model.StatusFile.Why;
import afterbell.funding.payment.model.StatusReport;
import afterbell.funding.payment.model.StatusReport.OfPayment;
import afterbell.funding.payment.store.PaymentBatches;
import afterbell.funding.payment.store.StatusFiles;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;

/**
 * Takes what the bank says about files of ours. Each payment is moved by itself, then it is noted what became of the file:
 * taken once more after a crash, it ends in the same state. A file that cannot be believed is parked with its reason.
 */
@Service
public class TakingStatusFiles {
    public static final int LARGEST = 2 * 1024 * 1024;
    private static final Logger LOG = LoggerFactory.getLogger(TakingStatusFiles.class);
    private static final int MOST_AT_ONCE = 100;
    private static final int MOST_NOTES = 200;
    private static final long EVERY_MILLIS = 3_000;

    private final Bank bank;
    private final PaymentBatches batches;
    private final PayingDisbursement paying;
    private final StatusFiles files;
    private final AuditLog audit;
    private final Clock clock;

    TakingStatusFiles(Bank bank, PaymentBatches batches, PayingDisbursement paying, StatusFiles files, AuditLog audit,
            Clock clock) {
        this.bank = bank;
        this.batches = batches;
        this.paying = paying;
        this.files = files;
        this.audit = audit;
        this.clock = clock;
    }

    /** Takes what lies in the bank's folder. */
    @Scheduled(initialDelay = EVERY_MILLIS, fixedDelay = EVERY_MILLIS)
    void takeIncoming() {
        for (var incoming : bank.incoming(MOST_AT_ONCE)) {
            try {
                take(incoming);
            } catch (RuntimeException e) {
                LOG.error("The bank's file {} could not be taken yet", incoming.name(), e);
            }
        }
    }

    private void take(Incoming incoming) {
        var taken = incoming.size() > LARGEST ? tooLarge(incoming) : take(incoming.name(), incoming.content());
        incoming.putAside(taken.state() == State.PARKED);
    }

    private StatusFile tooLarge(Incoming incoming) {
        var parked = StatusFile.parked(hash((incoming.name() + incoming.size()).getBytes()), incoming.name(), now(),
                null, Why.TOO_LARGE, incoming.size() + " bytes");
        files.save(parked);
        return parked;
    }

    /** @throws ProblemException if it is larger than 2 MiB */
    public StatusFile upload(byte[] file, Caller caller) {
        if (file.length > LARGEST) {
            throw new ProblemException(PaymentProblem.FILE_TOO_LARGE);
        }
        var taken = take("upload", file);
        audit.decided(caller, "payment-status.taken", new Subject("payment-status-file", taken.id(), null), 1, "R17",
                taken.state().name());
        return taken;
    }

    StatusFile take(String name, byte[] file) {
        String id = hash(file);
        var taken = switch (StatusReader.read(file)) {
            case Read.Unusable(var why, var said) -> StatusFile.parked(id, name, now(), null, why, said);
            case Read.Report(var report) -> take(id, name, report);
        };
        files.save(taken);
        return taken;
    }

    private StatusFile take(String id, String name, StatusReport report) {
        if (files.isKnownOtherwise(report.messageId(), id)) {
            return StatusFile.parked(id, name, now(), report.messageId(), Why.OTHER_CONTENT, report.messageId());
        }
        var batch = batches.find(report.originalMessageId());
        if (batch.isEmpty()) {
            return StatusFile.parked(id, name, now(), report.messageId(), Why.BATCH_UNKNOWN,
                    report.originalMessageId());
        }
        return batch.map(Versioned::state).get() instanceof Approved approved
                ? told(id, name, report, approved)
                : StatusFile.parked(id, name, now(), report.messageId(), Why.BATCH_NOT_APPROVED,
                        report.originalMessageId());
    }

    private StatusFile told(String id, String name, StatusReport report, Approved batch) {
        var tally = new Tally();
        var named = report.byEndToEndId();
        for (var payment : batch.payments()) {
            var word = named.remove(payment.endToEndId());
            if (word == null && report.group() != null) {
                word = new OfPayment(payment.endToEndId(), report.group(), null, null, null);
            }
            if (word != null) {
                tell(batch, payment, word, report, tally);
            }
        }
        named.values().forEach(it -> tally.note(it, Why.PAYMENT_UNKNOWN));
        return new StatusFile(id, name, now(), tally.notes.isEmpty() ? State.TAKEN : State.ATTENTION,
                report.messageId(), batch.head().id(), tally.paid, tally.rejected, tally.pending, tally.notes);
    }

    /** What a file comes to. */
    private static final class Tally {
        private int paid;
        private int rejected;
        private int pending;
        private final List<Note> notes = new ArrayList<>();

        void note(OfPayment word, Why why) {
            if (notes.size() < MOST_NOTES) {
                notes.add(new Note(word.endToEndId(), why,
                        (word.status().code() + " " + word.status().reason()).strip()));
            }
        }
    }

    private void tell(PaymentBatch batch, Payment payment, OfPayment word, StatusReport report, Tally tally) {
        if (word.amountFen() != null && word.amountFen() != payment.amountFen()) {
            tally.note(word, Why.AMOUNT_DIFFERS);
            return;
        }
        String batchId = batch.head().id();
        var told = switch (word.status().meaning()) {
            case DUPLICATE -> {
                tally.note(word, Why.DUPLICATE);
                yield Told.TAKEN;
            }
            case PAID -> {
                tally.paid++;
                yield paying.settled(payment.disbursementId(), batchId, word.on() == null ? report.on() : word.on(),
                        word.reference() == null ? report.messageId() : word.reference());
            }
            case REJECTED -> {
                tally.rejected++;
                yield paying.rejected(payment.disbursementId(), batchId,
                        word.status().reason().isEmpty() ? word.status().code() : word.status().reason());
            }
            case PENDING -> {
                tally.pending++;
                yield paying.pending(payment.disbursementId(), batchId, word.status().code());
            }
        };
        if (told == Told.CONTRADICTS) {
            tally.note(word, Why.CONTRADICTS);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String hash(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
