package afterbell.simulator.check;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;

import afterbell.simulator.check.Refusals.Refused;
import afterbell.simulator.city.School;
import afterbell.simulator.log.Exchange;

/** The whole comparison over a log, and the table of what was calculated. */
public final class Checking {
    private static final int MOST_DIFFERENCES = 30;

    private final Findings findings = new Findings();
    private final Semester semester;
    private final ServedDays served;
    private final Admissions admissions;
    private final Claims claims;
    private final Labour labour;
    private final Ledger ledger;
    private final Alerts alerts;
    private final List<Refused> refused;

    private Checking(Transcript log) {
        this.semester = Semester.of(log);
        this.served = ServedDays.of(log);
        this.admissions = Admissions.of(log);
        this.claims = Claims.of(served, semester);
        this.labour = Labour.of(log, semester);
        this.ledger = Ledger.of(log, labour, claims);
        this.alerts = Alerts.of(log, semester);
        semester.compare(log, findings);
        served.compare(log, findings);
        admissions.compare(log, findings);
        claims.compare(log, findings, served);
        Meanings.compare(log, findings, served, claims, semester);
        labour.compare(log, findings);
        ledger.compare(log, findings);
        alerts.compare(log, findings);
        Custody.compare(log, findings);
        Custody.compareChains(log, findings);
        Sessions.compare(log, findings);
        Sessions.compareBarred(log, findings);
        Sessions.compareLive(log, findings);
        this.refused = Refusals.compare(log, findings);
    }

    /** @throws IllegalArgumentException where the log lacks what everything rests on */
    public static Checking of(List<Exchange> log) {
        return new Checking(new Transcript(log));
    }

    public Findings findings() {
        return findings;
    }

    /**
     * Prints the table, the refusals and the outcome.
     *
     * @return whether everything holds
     */
    public boolean print(List<School> schools, PrintStream out) {
        out.printf("%n%-8s %9s %7s %7s %12s %14s %13s %12s %7s%n", "school", "admitted", "served", "days",
                "class hours",
                "city yuan", "union yuan", "town yuan", "alerts");
        for (School school : schools) {
            String id = school.id();
            out.printf("%-8s %9d %7d %7d %12d %14s %13s %12s %7d%n", id, admissions.everAdmitted(id), served.bySchool()
                    .getOrDefault(id, Map.of())
                    .size(), served.pupilDays(id), labour.hoursAt(id), yuan(ledger.received(id, "CITY_FINANCE")),
                    yuan(
                            ledger.received(id, "TRADE_UNION")),
                    yuan(ledger.received(id, "TOWNSHIP")), alerts.count(
                            id));
        }
        out.printf("%nRefused, as it should be:%n");
        refused.forEach(it -> out.printf("  %-52s %3dx  %d %s %s%n", it.what(), it.times(), it.status(), it.code(), it
                .rule()));
        List<String> differences = findings.differences();
        out.println();
        differences.stream().limit(MOST_DIFFERENCES).forEach(it -> out.println("  DIFFERS  " + it));
        out.println(differences.isEmpty() ? "all " + findings.count() + " checks hold"
                : differences.size() + " of " + findings.count() + " checks do not hold");
        return differences.isEmpty();
    }

    private static String yuan(long fen) {
        return "%d.%02d".formatted(fen / 100, fen % 100);
    }
}
