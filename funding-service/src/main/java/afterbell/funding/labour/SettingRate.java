package afterbell.funding.labour;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Service;

import afterbell.funding.labour.model.Rates;
import afterbell.funding.labour.model.Rates.Rate;
import afterbell.funding.labour.store.LabourRates;
import afterbell.funding.labour.store.Statements;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;

/** The HR or the finance bureau sets what a class hour is paid from a day on, never for months already handed in (R18). */
@Service
public class SettingRate {
    private static final int MOST_RATES = 200;

    private final LabourRates rates;
    private final Statements statements;
    private final AuditLog audit;
    private final Clock clock;

    SettingRate(LabourRates rates, Statements statements, AuditLog audit, Clock clock) {
        this.rates = rates;
        this.statements = statements;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws ProblemException if a statement of that month or a later one was handed in by any school */
    public Versioned<Rates> set(LocalDate from, long rateFen, String basis, Caller caller) {
        var before = rates.load();
        var rate = new Rate(from, rateFen, basis, caller.subject(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        if (before.state().rates().stream().anyMatch(rate::isSameAs)) {
            return before;
        }
        if (statements.isAnySince(YearMonth.from(from))) {
            throw new ProblemException(LabourProblem.RATE_RETROACTIVE);
        }
        var next = before.state().with(rate);
        if (next.rates().size() > MOST_RATES) {
            throw new ProblemException(LabourProblem.TOO_MANY_RATES);
        }
        var saved = rates.save(before, next);
        audit.decided(caller, "labour-rate.set", new Subject("labour-rates", "city", null), saved.version(), "R18",
                basis);
        return saved;
    }

    public Versioned<Rates> known() {
        return rates.load();
    }
}
