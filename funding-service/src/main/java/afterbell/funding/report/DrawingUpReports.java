package afterbell.funding.report;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

import org.springframework.stereotype.Service;

import afterbell.funding.ledger.FindTrialBalance;
import afterbell.funding.ledger.model.Account;
import afterbell.funding.ledger.model.Book;
import afterbell.funding.ledger.model.Source;
import afterbell.funding.ledger.store.Books;
import afterbell.funding.ledger.store.PeriodLocks;
import afterbell.funding.report.model.Flow;
import afterbell.funding.report.model.FundForms;
import afterbell.funding.report.model.FundForms.Period;
import afterbell.funding.report.model.Report;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;

/**
 * Draws up reports from the books (R13, R14), so that none can say something else than the journal. Of several schools
 * together they are of whole months: those are summed in the books, and no entry need be read.
 */
@Service
public class DrawingUpReports {
    private static final int MOST_MONTHS = 60;
    private static final int MOST_SCHOOLS = 5_000;
    private static final int BOOKS_IN_PAGE = 500;

    private final FindTrialBalance findTrialBalance;
    private final Books books;
    private final PeriodLocks locks;

    DrawingUpReports(FindTrialBalance findTrialBalance, Books books, PeriodLocks locks) {
        this.findTrialBalance = findTrialBalance;
        this.books = books;
        this.locks = locks;
    }

    /** The first and the last month of a report. */
    public record Months(YearMonth from, YearMonth to) {
        public Months {
            if (to.isBefore(from) || ChronoUnit.MONTHS.between(from, to) >= MOST_MONTHS) {
                throw new ProblemException(ReportProblem.PERIOD_INVALID, Map.of("mostMonths", MOST_MONTHS));
            }
        }
    }

    /** @throws ProblemException for another's school, or days that are no period */
    public Report schoolStatement(String schoolId, LocalDate from, LocalDate to, Caller caller) {
        new Months(YearMonth.from(from), YearMonth.from(to));
        if (to.isBefore(from)) {
            throw new ProblemException(ReportProblem.PERIOD_INVALID, Map.of("mostMonths", MOST_MONTHS));
        }
        var before = findTrialBalance.ofSchool(schoolId, Optional.of(from.minusDays(1)), caller);
        var after = findTrialBalance.ofSchool(schoolId, Optional.of(to), caller);
        return FundForms.schoolStatement(schoolId, new Period(from, to, after.isFinal()),
                flows(before.balancesFen(), after.balancesFen()));
    }

    public Report citySummary(Months months) {
        var bySchool = new TreeMap<String, Map<Source, Flow>>();
        forEachBook(_ -> true, book -> bySchool.put(book.schoolId(), flows(book, months)));
        return FundForms.citySummary(period(months), bySchool);
    }

    /**
     * What a giver's money was used for: the finance bureau reads of every source, the union of its own, a township of
     * its own in its schools (R34).
     *
     * @throws ProblemException for another's source
     */
    public Report ofSource(Source source, Months months, Caller caller) {
        if (!mayRead(source, caller)) {
            throw new ProblemException(ReportProblem.SOURCE_NOT_YOURS);
        }
        Predicate<Book> which = caller.has(Role.FINANCE_BUREAU) || source == Source.TRADE_UNION
                ? _ -> true
                : book -> caller.mayActFor(book.schoolId(), Role.TOWNSHIP);
        var bySchool = new TreeMap<String, Flow>();
        forEachBook(which, book -> {
            var flow = flows(book, months).getOrDefault(source, Flow.NOTHING);
            if (!flow.isNothing()) {
                bySchool.put(book.schoolId(), flow);
            }
        });
        return FundForms.ofSource(source, period(months), bySchool);
    }

    private static boolean mayRead(Source source, Caller caller) {
        return caller.has(Role.FINANCE_BUREAU)
                || source == Source.TRADE_UNION && caller.has(Role.TRADE_UNION)
                || source == Source.TOWNSHIP && caller.has(Role.TOWNSHIP);
    }

    /**
     * For everybody: only of months that are closed, so that what was published never changes.
     *
     * @throws ProblemException for months that are not closed
     */
    public Report fundUse(String schoolId, Months months) {
        var period = period(months);
        if (!period.isFinal()) {
            throw new ProblemException(ReportProblem.PERIOD_NOT_CLOSED);
        }
        return FundForms.fundUse(schoolId, period,
                flows(books.find(schoolId).orElseGet(() -> Book.empty(schoolId)), months));
    }

    private Period period(Months months) {
        var last = months.to().atEndOfMonth();
        return new Period(months.from().atDay(1), last,
                locks.lockedUntil().filter(locked -> !last.isAfter(locked)).isPresent());
    }

    private interface Taking {
        void take(Book book);
    }

    private void forEachBook(Predicate<Book> which, Taking taking) {
        int taken = 0;
        var page = books.all("", BOOKS_IN_PAGE);
        while (!page.books().isEmpty()) {
            for (var book : page.books()) {
                if (which.test(book)) {
                    taking.take(book);
                    taken++;
                }
            }
            if (taken > MOST_SCHOOLS) {
                throw new ProblemException(ReportProblem.TOO_LARGE, Map.of("mostSchools", MOST_SCHOOLS));
            }
            page = books.all(page.next(), BOOKS_IN_PAGE);
        }
    }

    private static Map<Source, Flow> flows(Book book, Months months) {
        return flows(book.balancesBefore(months.from()), book.balancesBefore(months.to().plusMonths(1)));
    }

    private static Map<Source, Flow> flows(Map<Account, Long> before, Map<Account, Long> after) {
        var flows = new EnumMap<Source, Flow>(Source.class);
        for (var source : Source.values()) {
            var flow = Flow.of(source, before, after);
            if (!flow.isNothing()) {
                flows.put(source, flow);
            }
        }
        return flows;
    }
}
