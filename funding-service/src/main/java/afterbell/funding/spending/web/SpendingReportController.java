package afterbell.funding.spending.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import afterbell.funding.ledger.model.Category;
import afterbell.funding.ledger.model.Source;
import afterbell.funding.spending.ReportingSpending;
import afterbell.funding.spending.ReportingSpending.Report;
import afterbell.funding.spending.VoucherProblem;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/funding/v1")
@Tag(name = "Spending 支出", description = "What was spent of each source on each category (R13, R14)")
class SpendingReportController {
    private final ReportingSpending reporting;

    SpendingReportController(ReportingSpending reporting) {
        this.reporting = reporting;
    }

    /**
     * @param isFinal whether the period is closed, so that the report is the same for ever
     * @param schools whose books were added up
     */
    record ReportView(LocalDate from, LocalDate to, boolean isFinal, long schools, long totalFen,
            List<SourceView> sources) {
        record SourceView(Source source, long spentFen, List<CategoryView> categories) {
            static SourceView of(Map.Entry<Source, Map<Category, Long>> source) {
                return new SourceView(source.getKey(), sum(source.getValue()), source.getValue()
                        .entrySet()
                        .stream()
                        .map(it -> new CategoryView(it.getKey(), it.getValue()))
                        .toList());
            }
        }

        record CategoryView(Category category, long spentFen) {}

        static ReportView of(Report report) {
            return new ReportView(report.from(), report.to(), report.isFinal(), report.schools(),
                    report.spentFen().values().stream().mapToLong(ReportView::sum).reduce(0, Math::addExact),
                    report.spentFen().entrySet().stream().map(SourceView::of).toList());
        }

        private static long sum(Map<Category, Long> spent) {
            return spent.values().stream().reduce(0L, Math::addExact);
        }
    }

    @Operation(summary = "Report a school's spending", description = """
        By source and category, from a day to a day by accounting day, without what was taken back.""")
    @GetMapping("/schools/{schoolId}/spending-report")
    @PreAuthorize("hasAnyRole('school-admin', 'finance-bureau', 'education-bureau')")
    ReportView ofSchool(@PathVariable String schoolId, @RequestParam @Parameter(example = "2021-09-01") LocalDate from,
            @RequestParam @Parameter(example = "2022-08-31") LocalDate to, Caller caller) {
        requireOrder(from, to);
        return ReportView.of(reporting.ofSchool(schoolId, from, to, caller));
    }

    @Operation(summary = "Report the city's spending", description = "As for a school, of all schools together.")
    @GetMapping("/spending-report")
    @PreAuthorize("hasAnyRole('finance-bureau', 'education-bureau', 'trade-union')")
    ReportView ofCity(@RequestParam @Parameter(example = "2021-09-01") LocalDate from,
            @RequestParam @Parameter(example = "2022-08-31") LocalDate to) {
        requireOrder(from, to);
        return ReportView.of(reporting.ofCity(from, to));
    }

    private static void requireOrder(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            throw new ProblemException(VoucherProblem.PERIOD_INVALID);
        }
    }
}
