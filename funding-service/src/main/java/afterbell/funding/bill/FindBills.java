package afterbell.funding.bill;

import java.util.List;

import org.springframework.stereotype.Service;

import afterbell.funding.bill.model.Bill;
import afterbell.funding.bill.model.Receipts;
import afterbell.funding.bill.store.Bills;
import afterbell.funding.guardian.store.Guardians;
import afterbell.funding.report.model.Report;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.problem.CommonProblem;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** Finds bills: for the school's office all of its own, for a guardian those of the own children. */
@Service
public class FindBills {
    private static final int MOST_CHILDREN = 50;

    private final Bills bills;
    private final Guardians guardians;

    FindBills(Bills bills, Guardians guardians) {
        this.bills = bills;
        this.guardians = guardians;
    }

    /** @return by pupil */
    public Page<Versioned<Bill>> ofSchool(String schoolId, String period, Cursor cursor, PageLimit limit,
            Caller caller) {
        SchoolScope.require(caller, schoolId, Role.SCHOOL_ADMIN);
        var found = bills.ofSchool(schoolId, period, cursor.isStart() ? "" : cursor.part(0), limit.plusOne());
        return Page.of(found, limit, last -> Cursor.after(last.id()));
    }

    public Page<Versioned<Bill>> mine(Cursor cursor, PageLimit limit, Caller caller) {
        List<Versioned<Bill>> found = bills.ofPupils(guardians.pupilsOf(caller.subject(), MOST_CHILDREN),
                cursor.isStart() ? "" : cursor.part(0), limit.plusOne());
        return Page.of(found, limit, last -> Cursor.after(last.id()));
    }

    /** @throws ProblemException for who is neither of the school's office nor a guardian of the pupil */
    public Versioned<Bill> one(String number, Caller caller) {
        var found = bills.numbered(number).orElseThrow(() -> new ProblemException(BillProblem.UNKNOWN));
        var id = found.state().id();
        boolean isOwn = caller.has(Role.GUARDIAN)
                && guardians.pupilsOf(caller.subject(), MOST_CHILDREN).contains(id.pupilId());
        if (!isOwn && !caller.mayActFor(id.schoolId(), Role.SCHOOL_ADMIN)) {
            throw new ProblemException(CommonProblem.OUT_OF_SCOPE);
        }
        return found;
    }

    public Report receipt(String number, Caller caller) {
        return Receipts.of(one(number, caller).state());
    }
}
