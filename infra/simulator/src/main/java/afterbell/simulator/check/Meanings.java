package afterbell.simulator.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;

/** What the four meanings of "pupils actually served" would give each school (R16), as the bureau's comparison says. */
final class Meanings {
    private Meanings() {}

    static void compare(Transcript log, Findings findings, ServedDays served, Claims claims, Semester semester) {
        log.items("/api/funding/v1/semesters/[^/]+/what-if\\?.*", told -> {
            String school = told.path("schoolId").asString();
            if (served.bySchool().containsKey(school)) {
                var pupils = new ArrayList<SortedSet<LocalDate>>();
                served.bySchool().getOrDefault(school, Map.of()).forEach((pupil, days) -> {
                    if (school.equals(claims.payers().get(pupil))) {
                        pupils.add(days);
                    }
                });
                Map<String, Long> says = new TreeMap<>();
                told.path("policies")
                        .properties()
                        .forEach(it -> says.put(it.getKey(), it.getValue()
                                .path("amountFen")
                                .asLong()));
                findings.equal("what-if at " + school, amounts(pupils, semester), says);
            }
        });
    }

    /** @param pupils the served days of each pupil for whom the school is paid */
    static Map<String, Long> amounts(List<SortedSet<LocalDate>> pupils, Semester semester) {
        long rate = semester.figure("semesterRateFen");
        long days = semester.days().size();
        long months = months(semester.days());
        long pupilDays = pupils.stream().mapToLong(SortedSet::size).sum();
        long pupilMonths = pupils.stream().mapToLong(Meanings::months).sum();
        return Map.of("DISTINCT_SERVED", rate * pupils.stream()
                .filter(it -> it.size() >= semester.figure("minDays"))
                .count(), "AVERAGE_DAILY", rate * rounded(pupilDays, days), "MONTHLY_AVERAGE",
                rate * rounded(pupilMonths,
                        months),
                "PRORATED_BY_SERVED_DAYS", pupils.stream()
                        .mapToLong(it -> rounded(rate * it.size(), days))
                        .sum());
    }

    private static long months(Iterable<LocalDate> days) {
        var months = new HashSet<YearMonth>();
        days.forEach(it -> months.add(YearMonth.from(it)));
        return months.size();
    }

    private static long rounded(long dividend, long divisor) {
        return BigDecimal.valueOf(dividend)
                .divide(BigDecimal.valueOf(divisor), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
