package afterbell.funding.labour.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import afterbell.funding.labour.model.DutyMonth.Duty;
import afterbell.funding.labour.model.Statement.Content;
import afterbell.funding.labour.model.Statement.Filed;
import afterbell.funding.labour.model.Statement.Filing;
import afterbell.funding.labour.model.Statement.Id;
import afterbell.funding.labour.model.Statement.Line;
import afterbell.funding.labour.model.Statement.Open;
import afterbell.funding.labour.model.Statement.Terms;
import afterbell.funding.semester.model.Policy;
import afterbell.funding.semester.model.PublishedSemester;

/** Decides what workers are paid for and how a statement is filed (R18, R19, R21). */
public final class LabourRules {
    private LabourRules() {}

    /** What becomes of filing. */
    public sealed interface Outcome {
        /** The content is decided; money comes next. */
        record Begun(Filing filing) implements Outcome {}

        record Stands(Filed filed) implements Outcome {}

        record Refused(Refusal reason) implements Outcome {}
    }

    /** Why a statement is not drawn up or filed. */
    public enum Refusal {
        /** It was filed, or is being filed, on other terms. */
        FILED,
        /** Who is to be excluded is not on the statement. */
        WORKER_NOT_ON_STATEMENT
    }

    /**
     * Whole class hours of one afternoon: started ones do not count, and no more than the policy's most (R19).
     *
     * @param minutes served between dismissal and 18:00
     */
    static int classHours(int minutes, Policy policy) {
        return Math.min(policy.mostClassHours(), minutes / policy.classHourMinutes());
    }

    /** @return a day on which somebody served and whose semester is not known: then nothing can be said of its pay */
    public static Optional<LocalDate> dayOfNoSemester(Collection<DutyMonth> duties, List<PublishedSemester> semesters) {
        return duties.stream()
                .flatMap(month -> month.duties().keySet().stream())
                .filter(day -> semesters.stream().noneMatch(semester -> semester.covers(day)))
                .min(Comparator.naturalOrder());
    }

    /** @return what is paid when nobody is excluded; days that are no service days are not (R10) */
    public static Content draft(Id id, Collection<DutyMonth> duties, List<PublishedSemester> semesters) {
        return new Content(id, duties.stream()
                .map(month -> line(month, semesters))
                .filter(line -> line.days() > 0)
                .sorted(Comparator.comparing(Line::workerId))
                .toList());
    }

    private static Line line(DutyMonth month, List<PublishedSemester> semesters) {
        var line = new Line(month.workerId(), 0, 0, 0, 0, false);
        for (Map.Entry<LocalDate, Duty> duty : month.duties().entrySet()) {
            var semester = semesters.stream().filter(it -> it.isServiceDay(duty.getKey())).findFirst();
            if (semester.isPresent() && duty.getValue().minutes() > 0) {
                line = with(line, duty.getValue().minutes(), semester.get().policy());
            }
        }
        return line;
    }

    private static Line with(Line line, int minutes, Policy policy) {
        int hours = classHours(minutes, policy);
        long feeFen = Math.multiplyExact(policy.labourRateFen(), hours);
        return new Line(line.workerId(), line.days() + 1, line.minutes() + minutes, line.classHours() + hours,
                Math.addExact(line.amountFen(), feeFen), false);
    }

    /** Who sets about a filing that somebody has begun takes it over: its time, and so its version, is new. */
    public static Outcome file(Statement statement, Content draft, Terms terms) {
        return switch (statement) {
            case Filed filed when filed.terms().sameAs(terms) -> new Outcome.Stands(filed);
            case Filing filing when filing.terms().sameAs(terms) -> new Outcome.Begun(taken(filing, terms.at()));
            case Filed _, Filing _ -> new Outcome.Refused(Refusal.FILED);
            case Open _ -> onlyWorkersOfTheStatementAreExcluded(draft, terms.requiredWorkIncomplete())
                    ? new Outcome.Begun(new Filing(excluding(draft, terms.requiredWorkIncomplete()), terms))
                    : new Outcome.Refused(Refusal.WORKER_NOT_ON_STATEMENT);
        };
    }

    public static Filing taken(Filing filing, Instant now) {
        return new Filing(filing.content(), filing.terms().at(now));
    }

    private static boolean onlyWorkersOfTheStatementAreExcluded(Content draft, Set<String> excluded) {
        var unknown = new HashSet<>(excluded);
        draft.lines().forEach(line -> unknown.remove(line.workerId()));
        return unknown.isEmpty();
    }

    /** Only who has done the required work is paid (R18). */
    private static Content excluding(Content draft, Set<String> excluded) {
        return new Content(draft.id(), draft.lines()
                .stream()
                .map(line -> excluded.contains(line.workerId()) ? line.excludedLine() : line)
                .toList());
    }
}
