package afterbell.funding.budget;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import org.springframework.stereotype.Service;

import afterbell.funding.budget.model.Appropriation;
import afterbell.funding.budget.model.Budget.Key;
import afterbell.funding.budget.model.Standing;
import afterbell.funding.budget.store.Budgets;
import afterbell.funding.budget.store.Commitments;
import afterbell.funding.ledger.FindTrialBalance;
import afterbell.funding.ledger.FindTrialBalance.TrialBalance;
import afterbell.funding.ledger.model.Account;
import afterbell.funding.ledger.model.Category;
import afterbell.funding.ledger.model.Source;
import afterbell.funding.spending.store.Vouchers;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** Finds what was set aside for a year, what became of it, and what is left, by source (R13). */
@Service
public class FindBudget {
    private final Budgets budgets;
    private final Commitments commitments;
    private final Vouchers vouchers;
    private final FindTrialBalance findTrialBalance;

    FindBudget(Budgets budgets, Commitments commitments, Vouchers vouchers, FindTrialBalance findTrialBalance) {
        this.budgets = budgets;
        this.commitments = commitments;
        this.vouchers = vouchers;
        this.findTrialBalance = findTrialBalance;
    }

    /**
     * @param appropriations of the city, or of the school
     * @param orderedFen     what the finance bureau has ordered out of the city's appropriation; zero for a school
     */
    public record Found(Key key, List<Appropriation> appropriations, List<Standing> sources, long orderedFen) {
        public Found {
            appropriations = List.copyOf(appropriations);
            sources = List.copyOf(sources);
        }
    }

    /** @return of the city's and all schools' appropriations together */
    public Found ofCity(int fiscalYear) {
        var key = Key.ofCity(fiscalYear);
        var appropriated = budgets.appropriatedFen(fiscalYear);
        var before = findTrialBalance.ofCity(Optional.of(LocalDate.of(fiscalYear - 1, 12, 31)));
        var after = findTrialBalance.ofCity(Optional.of(LocalDate.of(fiscalYear, 12, 31)));
        return new Found(key, budgets.load(key).state().appropriations(), standings(appropriated, before, after, key),
                budgets.orders(fiscalYear).state().totalFen());
    }

    public Found ofSchool(int fiscalYear, String schoolId, Caller caller) {
        SchoolScope.require(caller, schoolId, Role.SCHOOL_ADMIN, Role.FINANCE_BUREAU, Role.EDUCATION_BUREAU);
        var key = Key.ofSchool(fiscalYear, schoolId);
        var budget = budgets.load(key).state();
        var appropriated = new EnumMap<Source, Long>(Source.class);
        Arrays.stream(Source.values()).forEach(it -> appropriated.put(it, budget.amountFen(it)));
        var before = findTrialBalance.ofSchool(schoolId, Optional.of(LocalDate.of(fiscalYear - 1, 12, 31)), caller);
        var after = findTrialBalance.ofSchool(schoolId, Optional.of(LocalDate.of(fiscalYear, 12, 31)), caller);
        return new Found(key, budget.appropriations(), standings(appropriated, before, after, key), 0);
    }

    private List<Standing> standings(Map<Source, Long> appropriated, TrialBalance before, TrialBalance after,
            Key key) {
        long owedFen = commitments.owedFen(key.fiscalYear(), key.schoolId());
        var waiting = vouchers.waitingFen(key.schoolId());
        return Arrays.stream(Source.values())
                .map(source -> new Standing(source, appropriated.getOrDefault(source, 0L),
                        -grownBy(before, after, Account.outside(source)::equals),
                        source == Source.CITY_FINANCE ? owedFen : 0,
                        grownBy(before, after, spentOf(source)), sum(after, it -> it.isFundOf(source)),
                        waiting.getOrDefault(source, 0L)))
                .toList();
    }

    private static Predicate<Account> spentOf(Source source) {
        return account -> Arrays.stream(Category.values())
                .anyMatch(category -> account.equals(Account.spent(category, source)));
    }

    private static long grownBy(TrialBalance before, TrialBalance after, Predicate<Account> which) {
        return Math.subtractExact(sum(after, which), sum(before, which));
    }

    private static long sum(TrialBalance balance, Predicate<Account> which) {
        return balance.balancesFen()
                .entrySet()
                .stream()
                .filter(it -> which.test(it.getKey()))
                .map(Map.Entry::getValue)
                .reduce(0L, Math::addExact);
    }
}
