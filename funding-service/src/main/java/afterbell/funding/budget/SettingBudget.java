package afterbell.funding.budget;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import afterbell.funding.budget.model.Appropriation;
import afterbell.funding.budget.model.Budget;
import afterbell.funding.budget.model.Budget.Key;
import afterbell.funding.budget.model.Budget.Outcome.Added;
import afterbell.funding.budget.model.Budget.Outcome.Full;
import afterbell.funding.budget.model.Budget.Outcome.OtherContent;
import afterbell.funding.budget.model.Budget.Outcome.Stands;
import afterbell.funding.budget.store.Budgets;
import afterbell.funding.ledger.LedgerProblem;
import afterbell.funding.ledger.model.Category;
import afterbell.funding.ledger.model.Source;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** Each source sets aside what it gives in a fiscal year, for the city or for one school (R13). */
@Service
public class SettingBudget {
    private final Budgets budgets;
    private final AuditLog audit;
    private final Clock clock;

    SettingBudget(Budgets budgets, AuditLog audit, Clock clock) {
        this.budgets = budgets;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What is set aside.
     *
     * @param purpose the category to which the giver binds it, null for any
     */
    public record Wish(String appropriationId, Source source, @Nullable Category purpose, long amountFen,
            String reason) {}

    /**
     * Adds to a budget; the first makes it, what is added later is supplementary.
     *
     * @throws ProblemException for a source that is not the caller's, or an id under which something else was set aside
     */
    public Appropriation add(Key key, Wish wish, Caller caller) {
        key.schoolId()
                .ifPresent(school -> SchoolScope.require(caller, school, Role.FINANCE_BUREAU, Role.TRADE_UNION,
                        Role.TOWNSHIP));
        if (!mayGive(key, wish.source(), caller)) {
            throw new ProblemException(LedgerProblem.SOURCE_NOT_YOURS);
        }
        var appropriation = new Appropriation(wish.appropriationId(), wish.source(), wish.purpose(), wish.amountFen(),
                wish.reason(), caller.subject(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        var known = budgets.load(key);
        var added = switch (known.state().add(appropriation)) {
            case Added(Budget next) -> {
                budgets.save(known, next);
                yield appropriation;
            }
            case Stands(Appropriation stands) -> stands;
            case OtherContent() -> throw new ProblemException(BudgetProblem.OTHER_CONTENT);
            case Full() -> throw new ProblemException(BudgetProblem.FULL, Map.of("most", Budget.MOST));
        };
        audit.decided(caller, "budget.appropriated", new Subject("appropriation", key.value() + ":"
                + wish.appropriationId(), key.schoolId().orElse(null)), 1, "R13", wish.reason());
        return added;
    }

    /** The finance bureau sets aside for every source, the union and a township for themselves. */
    private static boolean mayGive(Key key, Source source, Caller caller) {
        return caller.has(Role.FINANCE_BUREAU)
                || source == Source.TRADE_UNION && caller.has(Role.TRADE_UNION)
                || source == Source.TOWNSHIP
                        && key.schoolId().filter(it -> caller.mayActFor(it, Role.TOWNSHIP)).isPresent();
    }
}
