package afterbell.funding.bill;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.springframework.stereotype.Service;

import afterbell.funding.bill.model.Bill;
import afterbell.funding.bill.model.Bill.Waiver;
import afterbell.funding.bill.model.BillRules;
import afterbell.funding.bill.model.BillRules.Outcome;
import afterbell.funding.bill.store.Bills;
import afterbell.funding.bill.store.WaiverEvidence;
import afterbell.funding.place.model.PupilPlaces;
import afterbell.funding.place.store.Places;
import afterbell.funding.spending.model.FileType;
import afterbell.funding.tariff.model.Usage;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** The school waives a poor family's fee, and gives back what is not due any more (R13). */
@Service
public class SettlingBills {
    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

    private final Bills bills;
    private final WaiverEvidence evidence;
    private final FindPeriods findPeriods;
    private final Places places;
    private final BookingFees booking;
    private final AuditLog audit;
    private final Clock clock;

    SettlingBills(Bills bills, WaiverEvidence evidence, FindPeriods findPeriods, Places places, BookingFees booking,
            AuditLog audit, Clock clock) {
        this.bills = bills;
        this.evidence = evidence;
        this.findPeriods = findPeriods;
        this.places = places;
        this.booking = booking;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The evidence is kept first, then the bill says that it was waived.
     *
     * @param waivedFen at most what was charged
     * @param reason    sealed, as the paper is
     * @throws ProblemException if it was waived otherwise, by more than was charged, or the paper is none
     */
    public Versioned<Bill> waive(String number, long waivedFen, String reason, byte[] paper, Caller caller) {
        var known = load(number, caller);
        if (FileType.of(paper).isEmpty()) {
            throw new ProblemException(BillProblem.EVIDENCE_TYPE);
        }
        var outcome = BillRules.waive(known.state(), new Waiver(waivedFen, caller.subject(), now()));
        if (outcome instanceof Outcome.Moved) {
            evidence.keep(known.state().id(), reason, paper);
        }
        var waived = save(known, outcome);
        audit.decided(caller, "bill.waived", subjectOf(waived.state()), waived.version(), "R13", null);
        return waived;
    }

    /** @return the paper behind a waiver and why; each reading is kept in the audit log */
    public WaiverEvidence.Opened evidence(String number, Caller caller) {
        var bill = load(number, caller).state();
        var opened = evidence.open(bill.id())
                .filter(_ -> bill.waiver() != null)
                .orElseThrow(() -> new ProblemException(BillProblem.NO_EVIDENCE));
        audit.read(caller, "bill.waiver-evidence", subjectOf(bill));
        return opened;
    }

    /**
     * How much follows from the policy under which it was billed, from when the pupil left and from the days served;
     * also what was paid too much.
     *
     * @throws ProblemException if nothing is to be given back, or the fund does not hold it
     */
    public Versioned<Bill> refund(String number, Caller caller) {
        var known = load(number, caller);
        var outcome = BillRules.refund(known.state(), usage(known.state()), LocalDate.ofInstant(clock.instant(), CITY));
        var refunded = booking.book(save(known, outcome));
        audit.decided(caller, "bill.refunded", subjectOf(refunded.state()), refunded.version(), "R13", null);
        return refunded;
    }

    private Usage usage(Bill bill) {
        var id = bill.id();
        var period = findPeriods.find(id.period()).orElseThrow(() -> new ProblemException(BillProblem.PERIOD_UNKNOWN));
        var held = places.of(List.of(id.pupilId())).getOrDefault(id.pupilId(), PupilPlaces.none(id.pupilId()));
        return Usage.of(period.serviceDays(), findPeriods.served(period, id.schoolId(), id.pupilId()),
                day -> held.isHeld(id.schoolId(), day));
    }

    private Versioned<Bill> load(String number, Caller caller) {
        var found = bills.numbered(number).orElseThrow(() -> new ProblemException(BillProblem.UNKNOWN));
        SchoolScope.require(caller, found.state().id().schoolId(), Role.SCHOOL_ADMIN);
        return found;
    }

    private Versioned<Bill> save(Versioned<Bill> before, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Moved(var bill) -> bills.save(before, bill);
            case Outcome.Stands() -> before;
            case Outcome.Refused(var reason) -> throw BillProblem.of(reason);
        };
    }

    private static Subject subjectOf(Bill bill) {
        return new Subject("bill", bill.id().number(), bill.id().schoolId());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
