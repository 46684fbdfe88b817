package afterbell.funding.spending;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.springframework.stereotype.Service;

import afterbell.funding.ledger.FindTrialBalance;
import afterbell.funding.ledger.FindTrialBalance.TrialBalance;
import afterbell.funding.ledger.model.Account;
import afterbell.funding.ledger.model.Category;
import afterbell.funding.ledger.model.Source;
import afterbell.web.security.Caller;

/**
 * Reports what was spent of each source on each category in a period (R13, R14): the difference of two trial balances,
 * so that it can never say something else than the journal.
 */
@Service
public class ReportingSpending {
    private final FindTrialBalance findTrialBalance;

    ReportingSpending(FindTrialBalance findTrialBalance) {
        this.findTrialBalance = findTrialBalance;
    }

    /**
     * @param isFinal  whether the period is closed
     * @param spentFen without what was taken back in the period; sources and categories without spending are left out
     */
    public record Report(LocalDate from, LocalDate to, boolean isFinal, long schools,
            Map<Source, Map<Category, Long>> spentFen) {}

    public Report ofSchool(String schoolId, LocalDate from, LocalDate to, Caller caller) {
        return report(from, to, on -> findTrialBalance.ofSchool(schoolId, Optional.of(on), caller));
    }

    public Report ofCity(LocalDate from, LocalDate to) {
        return report(from, to, on -> findTrialBalance.ofCity(Optional.of(on)));
    }

    private static Report report(LocalDate from, LocalDate to, Function<LocalDate, TrialBalance> balances) {
        var before = balances.apply(from.minusDays(1)).balancesFen();
        var after = balances.apply(to);
        var spent = new EnumMap<Source, Map<Category, Long>>(Source.class);
        for (var source : Source.values()) {
            for (var category : Category.values()) {
                var account = Account.spent(category, source);
                long fen = Math.subtractExact(after.balancesFen().getOrDefault(account, 0L),
                        before.getOrDefault(account, 0L));
                if (fen != 0) {
                    spent.computeIfAbsent(source, _ -> new EnumMap<>(Category.class)).put(category, fen);
                }
            }
        }
        return new Report(from, to, after.isFinal(), after.schools(), spent);
    }
}
