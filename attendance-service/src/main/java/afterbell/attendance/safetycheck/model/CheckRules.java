package afterbell.attendance.safetycheck.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import afterbell.attendance.safetycheck.model.SafetyCheck.Finding;
import afterbell.attendance.safetycheck.model.SafetyCheck.Finding.Fixed;
import afterbell.attendance.safetycheck.model.SafetyCheck.Point;

/** What a safety check must say, and how findings are put right (R28). */
public final class CheckRules {
    /** Days within which a finding can be due. */
    public static final int LONGEST_DEADLINE_DAYS = 90;
    /** Years for which words and photos of a check are kept. */
    public static final int KEPT_YEARS = 3;

    private CheckRules() {}

    /** Why something is not entered. */
    public enum Refusal {
        CHECKLIST_INCOMPLETE,
        DEADLINE_OUT_OF_RANGE,
        TOLD_OTHERWISE,
        TOO_LONG_AGO,
        FINDING_UNKNOWN,
        FIXED_BEFORE_CHECK,
        FIXED_OTHERWISE
    }

    /** What became of what was told. */
    public sealed interface Outcome {
        /** @param event null when it was known before */
        record Decided(SafetyCheck check, @Nullable Event event) implements Outcome {}

        record Refused(Refusal why) implements Outcome {}
    }

    /** What has happened. */
    public sealed interface Event {
        record Checked() implements Event {}

        record FindingFixed(Fixed finding) implements Event {}
    }

    /** @param sameWords whether the findings' words are what the known check says */
    public static Outcome enter(Optional<SafetyCheck> known, SafetyCheck told, boolean sameWords, LocalDate today) {
        if (known.isPresent()) {
            return sameWords && tellsTheSame(known.get(), told)
                    ? new Outcome.Decided(known.get(), null)
                    : refused(Refusal.TOLD_OTHERWISE);
        }
        if (!everyPointIsAnsweredOnce(told)) {
            return refused(Refusal.CHECKLIST_INCOMPLETE);
        }
        if (!told.open().stream().allMatch(finding -> canBeDue(finding.due(), told.date()))) {
            return refused(Refusal.DEADLINE_OUT_OF_RANGE);
        }
        return told.date().isBefore(today.minusYears(KEPT_YEARS))
                ? refused(Refusal.TOO_LONG_AGO)
                : new Outcome.Decided(told, new Event.Checked());
    }

    private static boolean everyPointIsAnsweredOnce(SafetyCheck told) {
        List<Point> answered = Stream.concat(told.passed().stream(), told.findings().stream().map(Finding::point))
                .sorted()
                .toList();
        return answered.equals(told.area().points());
    }

    private static boolean canBeDue(LocalDate due, LocalDate checked) {
        return !due.isBefore(checked) && !due.isAfter(checked.plusDays(LONGEST_DEADLINE_DAYS));
    }

    /** What was found is the same, whoever tells it and whatever was put right since. */
    private static boolean tellsTheSame(SafetyCheck known, SafetyCheck told) {
        return known.at().equals(told.at()) && known.area() == told.area() && known.passed().equals(told.passed())
                && asFound(known).equals(asFound(told));
    }

    private static List<Finding.Open> asFound(SafetyCheck check) {
        return check.findings().stream().map(it -> new Finding.Open(it.point(), it.due())).toList();
    }

    /** @param on the day of {@code at} in the city */
    public static Outcome fix(SafetyCheck check, Point point, Instant at, LocalDate on, String by) {
        var known = check.finding(point);
        if (known.isEmpty()) {
            return refused(Refusal.FINDING_UNKNOWN);
        }
        return switch (known.get()) {
            case Fixed fixed when fixed.at().equals(at) -> new Outcome.Decided(check, null);
            case Fixed _ -> refused(Refusal.FIXED_OTHERWISE);
            case Finding.Open _ when at.isBefore(check.at()) -> refused(Refusal.FIXED_BEFORE_CHECK);
            case Finding.Open open -> {
                var fixed = new Fixed(point, open.due(), at, on, by);
                yield new Outcome.Decided(
                        check.with(check.findings().stream().map(it -> it.equals(open) ? fixed : it).toList()),
                        new Event.FindingFixed(fixed));
            }
        };
    }

    private static Outcome refused(Refusal why) {
        return new Outcome.Refused(why);
    }
}
