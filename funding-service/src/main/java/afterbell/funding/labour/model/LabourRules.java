package afterbell.funding.labour.model;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import afterbell.funding.labour.model.DutyMonth.Duty;
import afterbell.funding.labour.model.Statement.Act;
import afterbell.funding.labour.model.Statement.Approved;
import afterbell.funding.labour.model.Statement.Content;
import afterbell.funding.labour.model.Statement.Filed;
import afterbell.funding.labour.model.Statement.Id;
import afterbell.funding.labour.model.Statement.Line;
import afterbell.funding.labour.model.Statement.Open;
import afterbell.funding.labour.model.Statement.Paying;
import afterbell.funding.labour.model.Statement.Payment;
import afterbell.funding.labour.model.Statement.Submitted;
import afterbell.funding.labour.model.Statement.Terms;
import afterbell.funding.semester.model.Policy;
import afterbell.funding.semester.model.PublishedSemester;

/** Decides what workers are paid for and how a statement moves (R18, R19, R21). */
public final class LabourRules {
    private LabourRules() {}

    /** What becomes of a command. */
    public sealed interface Outcome {
        record Moved(Statement statement) implements Outcome {}

        /** It stands already where the command would bring it. */
        record Stands(Statement statement) implements Outcome {}

        record Refused(Refusal reason) implements Outcome {}
    }

    /** Why a statement does not move. */
    public enum Refusal {
        /** It was approved: what it says stands. What has changed goes in a supplement. */
        APPROVED,
        /** Who is to be excluded is not on the statement. */
        WORKER_NOT_ON_STATEMENT,
        NOT_SUBMITTED,
        /** Who has handed it in does not approve it (R15). */
        SAME_PERSON,
        NOT_APPROVED,
        /** It was paid on another day or with another reference. */
        PAID,
        /** Nothing has changed since the statements before were filed. */
        NOTHING_TO_SUPPLEMENT
    }

    /**
     * Whole class hours of one afternoon: started ones do not count, and no more than the policy's most (R19).
     *
     * @param minutes served between dismissal and 18:00
     */
    static int classHours(int minutes, Policy policy) {
        return Math.min(policy.mostClassHours(), minutes / policy.classHourMinutes());
    }

    /**
     * Class hours of one afternoon at one school, when the worker has served at several: no more than the policy's most
     * in the whole city. The school with more minutes comes first, of two the one with the smaller id.
     *
     * @param minutes by school
     */
    static int classHoursAt(String schoolId, Map<String, Integer> minutes, Policy policy) {
        int left = policy.mostClassHours();
        var inOrder = minutes.entrySet()
                .stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
        for (var each : inOrder) {
            int hours = Math.min(left, classHours(each.getValue(), policy));
            if (each.getKey().equals(schoolId)) {
                return hours;
            }
            left -= hours;
        }
        return 0;
    }

    /** @return a day on which somebody served and whose semester is not known: then nothing can be said of its pay */
    public static Optional<LocalDate> dayOfNoSemester(Collection<DutyMonth> duties, List<PublishedSemester> semesters) {
        return duties.stream()
                .flatMap(month -> month.duties().keySet().stream())
                .filter(day -> semesters.stream().noneMatch(semester -> semester.covers(day)))
                .min(Comparator.naturalOrder());
    }

    /**
     * @param duties    of the school
     * @param elsewhere what its workers have served at other schools in the month
     * @return what is paid when nobody is excluded; days that are no service days are not (R10)
     */
    public static Content draft(Id id, Collection<DutyMonth> duties, Collection<DutyMonth> elsewhere,
            List<PublishedSemester> semesters, Rates rates) {
        var others = elsewhere.stream().collect(Collectors.groupingBy(DutyMonth::workerId));
        return new Content(id, duties.stream()
                .map(month -> line(month, others.getOrDefault(month.workerId(), List.of()), semesters, rates))
                .filter(line -> line.days() > 0)
                .sorted(Comparator.comparing(Line::workerId))
                .toList());
    }

    private static Line line(DutyMonth month, List<DutyMonth> elsewhere, List<PublishedSemester> semesters,
            Rates rates) {
        var line = new Line(month.workerId(), 0, 0, 0, 0, false);
        for (Map.Entry<LocalDate, Duty> duty : month.duties().entrySet()) {
            var day = duty.getKey();
            var semester = semesters.stream().filter(it -> it.isServiceDay(day)).findFirst();
            if (semester.isPresent() && duty.getValue().minutes() > 0) {
                var policy = semester.get().policy();
                int hours = classHoursAt(month.schoolId(), minutesOn(day, month, elsewhere), policy);
                line = with(line, duty.getValue().minutes(), hours, rates.on(day, policy));
            }
        }
        return line;
    }

    private static Map<String, Integer> minutesOn(LocalDate day, DutyMonth month, List<DutyMonth> elsewhere) {
        var minutes = new TreeMap<String, Integer>();
        Stream.concat(Stream.of(month), elsewhere.stream()).forEach(it -> {
            var duty = it.duties().get(day);
            if (duty != null) {
                minutes.merge(it.schoolId(), duty.minutes(), Math::max);
            }
        });
        return minutes;
    }

    private static Line with(Line line, int minutes, int hours, long rateFen) {
        return new Line(line.workerId(), line.days() + 1, line.minutes() + minutes, line.classHours() + hours,
                Math.addExact(line.amountFen(), Math.multiplyExact(rateFen, hours)), false);
    }

    /**
     * What has changed since the statements before were filed. Whoever was excluded stays so: who completes the required
     * work later is paid for later months.
     *
     * @param now   the whole month as it would be drawn up now
     * @param filed the month's statement and its supplements until now
     */
    public static Content supplement(Id id, Content now, List<Content> filed) {
        var excluded = new HashSet<String>();
        var before = new TreeMap<String, Line>();
        filed.stream().flatMap(it -> it.lines().stream()).forEach(line -> {
            if (line.excluded()) {
                excluded.add(line.workerId());
            }
            before.merge(line.workerId(), line, LabourRules::sum);
        });
        var all = new TreeMap<String, Line>();
        now.lines().forEach(line -> all.put(line.workerId(), line));
        before.keySet().forEach(worker -> all.putIfAbsent(worker, nothing(worker)));
        return new Content(id, all.values()
                .stream()
                .filter(line -> !excluded.contains(line.workerId()))
                .map(line -> line.less(before.getOrDefault(line.workerId(), nothing(line.workerId()))))
                .filter(line -> !line.isNothing())
                .toList());
    }

    private static Line nothing(String workerId) {
        return new Line(workerId, 0, 0, 0, 0, false);
    }

    private static Line sum(Line one, Line other) {
        return new Line(one.workerId(), one.days() + other.days(), one.minutes() + other.minutes(),
                one.classHours() + other.classHours(), Math.addExact(one.amountFen(), other.amountFen()),
                one.excluded() || other.excluded());
    }

    /** Handed in again before it is approved, it says what is known now. */
    public static Outcome submit(Statement statement, Content draft, Terms terms) {
        return switch (statement) {
            case Open _ -> submitted(draft, terms);
            case Submitted submitted -> submitted.equals(same(submitted, draft, terms))
                    ? new Outcome.Stands(submitted)
                    : submitted(draft, terms);
            case Approved _, Paying _, Filed _ -> new Outcome.Refused(Refusal.APPROVED);
        };
    }

    private static Submitted same(Submitted before, Content draft, Terms terms) {
        return new Submitted(excluding(draft, terms.requiredWorkIncomplete()),
                before.terms().sameAs(terms) ? before.terms() : terms);
    }

    private static Outcome submitted(Content draft, Terms terms) {
        if (draft.id().supplement() > 0 && draft.lines().isEmpty()) {
            return new Outcome.Refused(Refusal.NOTHING_TO_SUPPLEMENT);
        }
        return onlyWorkersOfTheStatementAreExcluded(draft, terms.requiredWorkIncomplete())
                ? new Outcome.Moved(new Submitted(excluding(draft, terms.requiredWorkIncomplete()), terms))
                : new Outcome.Refused(Refusal.WORKER_NOT_ON_STATEMENT);
    }

    /** Where there is nothing to pay it is filed at once. */
    public static Outcome approve(Statement statement, Act act) {
        return switch (statement) {
            case Open _ -> new Outcome.Refused(Refusal.NOT_SUBMITTED);
            case Submitted submitted when submitted.terms().by().equals(act.by()) -> new Outcome.Refused(
                    Refusal.SAME_PERSON);
            case Submitted(var content, var terms) -> new Outcome.Moved(content.workersPaid() == 0
                    ? new Filed(content, terms, act, null)
                    : new Approved(content, terms, act));
            case Approved _, Paying _, Filed _ -> new Outcome.Stands(statement);
        };
    }

    /** The second person gives it back, or the first takes it back. */
    public static Outcome giveBack(Statement statement, String reason) {
        return switch (statement) {
            case Open _ -> new Outcome.Stands(statement);
            case Submitted _ -> new Outcome.Moved(new Open(reason));
            case Approved _, Paying _, Filed _ -> new Outcome.Refused(Refusal.APPROVED);
        };
    }

    /** Who sets about a payment that somebody has begun takes it over: its time, and so its version, is new. */
    public static Outcome pay(Statement statement, Payment payment) {
        return switch (statement) {
            case Open _, Submitted _ -> new Outcome.Refused(Refusal.NOT_APPROVED);
            case Approved(var content, var terms, var approved) -> new Outcome.Moved(
                    new Paying(content, terms, approved, payment));
            case Paying paying when paying.payment().sameAs(payment) -> new Outcome.Moved(taken(paying, payment));
            case Filed filed when filed.payment() == null || filed.payment().sameAs(payment) -> new Outcome.Stands(
                    filed);
            case Paying _, Filed _ -> new Outcome.Refused(Refusal.PAID);
        };
    }

    public static Paying taken(Paying paying, Payment payment) {
        return new Paying(paying.content(), paying.terms(), paying.approved(), payment);
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
