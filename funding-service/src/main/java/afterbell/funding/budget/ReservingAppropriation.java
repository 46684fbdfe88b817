package afterbell.funding.budget;

import java.util.Map;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

import afterbell.funding.budget.model.Budget.Key;
import afterbell.funding.budget.model.Commitment;
import afterbell.funding.budget.model.Orders;
import afterbell.funding.budget.model.Orders.Outcome.Beyond;
import afterbell.funding.budget.model.Orders.Outcome.Reserved;
import afterbell.funding.budget.model.Orders.Outcome.Stands;
import afterbell.funding.budget.store.Budgets;
import afterbell.funding.ledger.model.Source;
import afterbell.funding.servedday.model.Semester;
import afterbell.web.problem.ProblemException;

/**
 * Holds payments within what the city has set aside. All orders of a fiscal year are one document, so that however many
 * order at once, together they do not go beyond it. The appropriation only ever grows: reading it before is safe.
 */
@Service
public class ReservingAppropriation {
    private static final int MOST_RACES = 20;

    private final Budgets budgets;

    ReservingAppropriation(Budgets budgets) {
        this.budgets = budgets;
    }

    /**
     * Reserves what is about to be ordered, once for each disbursement. Without an appropriation for the year nothing
     * is refused.
     *
     * @throws ProblemException beyond the appropriation; a supplementary one makes room
     */
    public void reserve(String semesterId, String disbursementId, long amountFen) {
        Semester.parse(semesterId)
                .map(Commitment::fiscalYearOf)
                .ifPresent(year -> racing(year, disbursementId, amountFen, 1));
    }

    private void racing(int year, String disbursementId, long amountFen, int race) {
        try {
            reserveOnce(year, disbursementId, amountFen);
        } catch (OptimisticLockingFailureException lost) {
            if (race == MOST_RACES) {
                throw lost;
            }
            racing(year, disbursementId, amountFen, race + 1);
        }
    }

    private void reserveOnce(int year, String disbursementId, long amountFen) {
        long appropriatedFen = budgets.load(Key.ofCity(year)).state().amountFen(Source.CITY_FINANCE);
        var orders = budgets.orders(year);
        switch (orders.state().reserve(disbursementId, amountFen, appropriatedFen)) {
            case Reserved(Orders next) -> budgets.saveOrders(orders, next);
            case Stands() -> {
                // It was ordered before.
            }
            case Beyond(long leftFen) -> throw new ProblemException(BudgetProblem.BEYOND_APPROPRIATION,
                    Map.of("leftFen", leftFen, "fiscalYear", Integer.toString(year)));
        }
    }
}
