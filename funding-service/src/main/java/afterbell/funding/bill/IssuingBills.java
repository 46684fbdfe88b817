package afterbell.funding.bill;

import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Service;

import afterbell.funding.bill.FindPeriods.Period;
import afterbell.funding.bill.model.Bill;
import afterbell.funding.bill.model.Bill.Id;
import afterbell.funding.bill.store.Bills;
import afterbell.funding.place.model.PupilPlaces;
import afterbell.funding.place.store.Places;
import afterbell.funding.tariff.model.Tariff;
import afterbell.funding.tariff.store.TariffStore;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** The school bills a period: every pupil who holds a place on one of its service days, each once (R13). */
@Service
public class IssuingBills {
    private static final int PUPILS_IN_PAGE = 500;
    private static final int MOST_PUPILS = 10_000;

    private final FindPeriods findPeriods;
    private final TariffStore tariffs;
    private final Places places;
    private final Bills bills;
    private final AuditLog audit;

    IssuingBills(FindPeriods findPeriods, TariffStore tariffs, Places places, Bills bills, AuditLog audit) {
        this.findPeriods = findPeriods;
        this.tariffs = tariffs;
        this.places = places;
        this.bills = bills;
        this.audit = audit;
    }

    /**
     * @param issued now
     * @param known  pupils who had their bill before
     */
    public record Issued(String period, int issued, int known, long feeFen) {}

    /**
     * Issued again it bills who has come since.
     *
     * @throws ProblemException for a period that is unknown, costs nothing, or is not the tariff's unit
     */
    public Issued issue(String schoolId, String periodId, Caller caller) {
        SchoolScope.require(caller, schoolId, Role.SCHOOL_ADMIN);
        var period = findPeriods.find(periodId).orElseThrow(() -> new ProblemException(BillProblem.PERIOD_UNKNOWN));
        var tariff = tariffs.load()
                .state()
                .inForce(period.begins())
                .orElseThrow(() -> new ProblemException(BillProblem.NO_TARIFF));
        if (tariff.unit() != period.unit()) {
            throw new ProblemException(BillProblem.PERIOD_DOES_NOT_FIT);
        }
        var issued = issue(schoolId, period, tariff);
        audit.decided(caller, "bills.issued", new Subject("bills", schoolId + ":" + periodId, schoolId),
                issued.issued() + issued.known(), "R13", null);
        return issued;
    }

    private Issued issue(String schoolId, Period period, Tariff tariff) {
        int issued = 0;
        int known = 0;
        int seen = 0;
        var page = places.ofSchool(schoolId, "", PUPILS_IN_PAGE);
        while (!page.isEmpty()) {
            var due = page.stream()
                    .filter(it -> holds(it, schoolId, period))
                    .map(it -> bill(it, schoolId, period, tariff))
                    .toList();
            var before = bills.known(due.stream().map(it -> it.id().value()).toList());
            var fresh = due.stream().filter(it -> !before.contains(it.id().value())).toList();
            bills.begin(fresh);
            issued += fresh.size();
            known += before.size();
            seen += page.size();
            if (seen > MOST_PUPILS) {
                throw new ProblemException(BillProblem.TOO_MANY_PUPILS, Map.of("most", MOST_PUPILS));
            }
            page = places.ofSchool(schoolId, page.getLast().pupilId(), PUPILS_IN_PAGE);
        }
        return new Issued(period.id(), issued, known, tariff.amountFen());
    }

    private static boolean holds(PupilPlaces pupil, String schoolId, Period period) {
        return period.serviceDays().stream().anyMatch(day -> pupil.isHeld(schoolId, day));
    }

    private static Bill bill(PupilPlaces pupil, String schoolId, Period period, Tariff tariff) {
        return new Bill(new Id(schoolId, period.id(), pupil.pupilId()), tariff.number(), period.begins(),
                tariff.amountFen(), tariff.refunds(), null, List.of(), List.of());
    }
}
