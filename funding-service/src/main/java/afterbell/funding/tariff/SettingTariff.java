package afterbell.funding.tariff;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Service;

import afterbell.funding.bill.BillProblem;
import afterbell.funding.bill.store.Bills;
import afterbell.funding.tariff.model.RefundPolicy;
import afterbell.funding.tariff.model.Tariff;
import afterbell.funding.tariff.model.Tariff.Unit;
import afterbell.funding.tariff.model.Tariffs;
import afterbell.funding.tariff.store.TariffStore;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;

/** The finance bureau sets what parents pay and how it is given back, never for periods billed already (R13). */
@Service
public class SettingTariff {
    private final TariffStore tariffs;
    private final Bills bills;
    private final AuditLog audit;
    private final Clock clock;

    SettingTariff(TariffStore tariffs, Bills bills, AuditLog audit, Clock clock) {
        this.tariffs = tariffs;
        this.bills = bills;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the bureau asks for. */
    public record Asked(LocalDate from, Unit unit, long amountFen, RefundPolicy refunds, String reason) {}

    /** @throws ProblemException if a period that begins on that day or later was billed */
    public Tariffs set(Asked asked, Caller caller) {
        var before = tariffs.load();
        var tariff = new Tariff(0, asked.from(), asked.unit(), asked.amountFen(), asked.refunds(), asked.reason(),
                caller.subject(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        if (before.state().known(tariff).isPresent()) {
            return before.state();
        }
        if (bills.isAnySince(asked.from())) {
            throw new ProblemException(BillProblem.TARIFF_RETROACTIVE);
        }
        if (before.state().all().size() == Tariffs.MOST) {
            throw new ProblemException(BillProblem.TOO_MANY_TARIFFS);
        }
        var next = before.state().with(tariff);
        tariffs.save(before, next);
        audit.decided(caller, "tariff.set", new Subject("tariffs", "city", null), next.all().size(), "R13",
                asked.reason());
        return next;
    }

    public Tariffs all() {
        return tariffs.load().state();
    }
}
