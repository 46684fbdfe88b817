package afterbell.funding.bill;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Service;

import afterbell.funding.bill.model.BankLine.Malformed;
import afterbell.funding.bill.model.BankLine.Paid;
import afterbell.funding.bill.model.BankLine.Result;
import afterbell.funding.bill.model.BankLine.Taken;
import afterbell.funding.bill.model.Bill;
import afterbell.funding.bill.model.BillRules;
import afterbell.funding.bill.model.BillRules.Outcome.Moved;
import afterbell.funding.bill.reading.BankFile;
import afterbell.funding.bill.store.Bills;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/**
 * Sets what a bank says was paid against the bills (R13). Each line is taken by itself, once for its reference: a file
 * that is brought again, or overlaps with another, changes nothing.
 */
@Service
public class TakingBankFiles {
    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

    private final Bills bills;
    private final BookingFees booking;
    private final AuditLog audit;
    private final Clock clock;

    TakingBankFiles(Bills bills, BookingFees booking, AuditLog audit, Clock clock) {
        this.bills = bills;
        this.booking = booking;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws ProblemException for a file that is no CSV of at most so many lines */
    public List<Taken> take(String schoolId, byte[] file, Caller caller) {
        SchoolScope.require(caller, schoolId, Role.SCHOOL_ADMIN);
        var lines = BankFile.read(file)
                .orElseThrow(() -> new ProblemException(BillProblem.BANK_FILE, Map.of("most", BankFile.MOST_LINES)));
        var taken = new ArrayList<Taken>();
        for (var line : lines) {
            taken.add(switch (line) {
                case Malformed it -> new Taken(it.line(), Result.MALFORMED, null, null, 0);
                case Paid it ->
                    new Taken(it.line(), take(schoolId, it), it.reference(), it.billNumber(), it.amountFen());
            });
        }
        audit.decided(caller, "bank-file.taken", new Subject("bank-file", sha256(file), schoolId), 1, "R13", null);
        return taken;
    }

    private Result take(String schoolId, Paid line) {
        if (line.on().isAfter(LocalDate.ofInstant(clock.instant(), CITY))) {
            return Result.MALFORMED;
        }
        var known = bills.withReference(schoolId, line.reference());
        if (known.isPresent()) {
            return again(known.get(), line);
        }
        var bill = bills.numbered(line.billNumber()).filter(it -> it.state().id().schoolId().equals(schoolId));
        return bill.map(it -> pay(it, line)).orElse(Result.UNMATCHED);
    }

    private Result again(Versioned<Bill> bill, Paid line) {
        booking.book(bill);
        boolean same = bill.state().id().number().equals(line.billNumber()) && bill.state()
                .payment(line.reference())
                .filter(it -> BillRules.isSame(it, line.on(), line.amountFen()))
                .isPresent();
        return same ? Result.DUPLICATE : Result.REFERENCE_DIFFERS;
    }

    private Result pay(Versioned<Bill> bill, Paid line) {
        if (BillRules.pay(bill.state(), line.reference(), line.on(), line.amountFen()) instanceof Moved(var paid)) {
            booking.book(bills.save(bill, paid));
            return compared(paid);
        }
        return Result.DUPLICATE;
    }

    private static Result compared(Bill paid) {
        int sign = Long.compare(paid.paidFen(), paid.dueFen());
        return sign == 0 ? Result.PAID : sign < 0 ? Result.UNDERPAID : Result.OVERPAID;
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
