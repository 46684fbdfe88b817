package afterbell.attendance.safetycheck.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import afterbell.attendance.safetycheck.model.CheckRules.Event;
import afterbell.attendance.safetycheck.model.CheckRules.Outcome;
import afterbell.attendance.safetycheck.model.CheckRules.Outcome.Decided;
import afterbell.attendance.safetycheck.model.CheckRules.Refusal;
import afterbell.attendance.safetycheck.model.SafetyCheck.Area;
import afterbell.attendance.safetycheck.model.SafetyCheck.Finding;
import afterbell.attendance.safetycheck.model.SafetyCheck.Finding.Fixed;
import afterbell.attendance.safetycheck.model.SafetyCheck.Point;

/** R28. */
class CheckingSafetyTest {
    private static final LocalDate DAY = LocalDate.of(2021, 9, 13);
    private static final Instant AT = Instant.parse("2021-09-13T02:00:00Z");
    private static final List<Point> OTHERS = List.of(Point.ALARM_WORKS, Point.ESCAPE_ROUTES_LIT, Point.DRILL_HELD);
    private static final SafetyCheck CHECK = check(OTHERS, found(DAY.plusDays(7)));

    private static Finding found(LocalDate due) {
        return new Finding.Open(Point.EXTINGUISHERS_VALID, due);
    }

    private static SafetyCheck check(List<Point> passed, Finding... findings) {
        return new SafetyCheck("c-1", "s-1", DAY, AT, Area.FIRE, "admin-1", passed, List.of(findings));
    }

    private static Outcome enter(SafetyCheck told) {
        return CheckRules.enter(Optional.empty(), told, true, DAY);
    }

    private static Outcome refused(Refusal why) {
        return new Outcome.Refused(why);
    }

    private static Outcome fix(SafetyCheck check, Instant at, LocalDate on) {
        return CheckRules.fix(check, Point.EXTINGUISHERS_VALID, at, on, "admin-1");
    }

    @Test
    void everyAreaHasAChecklist() {
        assertThat(Arrays.stream(Area.values())).allSatisfy(area -> assertThat(area.points()).hasSizeGreaterThan(2));
    }

    @Test
    void answersEveryPointOfItsAreaOnce() {
        assertThat(enter(CHECK)).isEqualTo(new Decided(CHECK, new Event.Checked()));
        assertThat(enter(check(Area.FIRE.points()))).isInstanceOf(Decided.class);
        for (var wrong : List.of(check(OTHERS), check(Area.FIRE.points(), found(DAY)), check(Area.FOOD.points()),
                check(OTHERS, found(DAY), found(DAY.plusDays(1))), check(List.of()))) {
            assertThat(enter(wrong)).isEqualTo(refused(Refusal.CHECKLIST_INCOMPLETE));
        }
    }

    @Test
    void aFindingIsDueWithinNinetyDays() {
        assertThat(enter(check(OTHERS, found(DAY)))).isInstanceOf(Decided.class);
        assertThat(enter(check(OTHERS, found(DAY.plusDays(90))))).isInstanceOf(Decided.class);
        assertThat(enter(check(OTHERS, found(DAY.minusDays(1))))).isEqualTo(refused(Refusal.DEADLINE_OUT_OF_RANGE));
        assertThat(enter(check(OTHERS, found(DAY.plusDays(91))))).isEqualTo(refused(Refusal.DEADLINE_OUT_OF_RANGE));
    }

    @Test
    void theSameAgainChangesNothingAlsoWhenSomethingWasPutRightSince() {
        var fixed = ((Decided) fix(CHECK, AT, DAY)).check();

        assertThat(CheckRules.enter(Optional.of(fixed), CHECK, true, DAY)).isEqualTo(new Decided(fixed, null));
        assertThat(CheckRules.enter(Optional.of(CHECK), CHECK, false, DAY)).isEqualTo(refused(Refusal.TOLD_OTHERWISE));
        assertThat(CheckRules.enter(Optional.of(CHECK), check(OTHERS, found(DAY)), true, DAY))
                .isEqualTo(refused(Refusal.TOLD_OTHERWISE));
    }

    @Test
    void isNotEnteredAnyMoreWhenItIsNoLongerKept() {
        assertThat(CheckRules.enter(Optional.empty(), CHECK, true, DAY.plusYears(3).plusDays(1)))
                .isEqualTo(refused(Refusal.TOO_LONG_AGO));
    }

    @Test
    void aFindingIsPutRightOnTimeOrLate() {
        var due = DAY.plusDays(7);

        assertThat(fix(CHECK, AT.plusSeconds(1), due)).isInstanceOfSatisfying(Decided.class, it -> {
            assertThat(it.check().due()).isEmpty();
            assertThat(((Fixed) it.check().findings().getFirst()).isLate()).isFalse();
        });
        assertThat(fix(CHECK, AT.plusSeconds(1), due.plusDays(1))).isInstanceOfSatisfying(Decided.class,
                it -> assertThat(((Fixed) it.check().findings().getFirst()).isLate()).isTrue());
    }

    @Test
    void isOverdueFromTheDayAfterTheDeadline() {
        var open = new Finding.Open(Point.ALARM_WORKS, DAY);

        assertThat(open.isOverdue(DAY)).isFalse();
        assertThat(open.isOverdue(DAY.plusDays(1))).isTrue();
    }

    @Test
    void isPutRightOnceNotBeforeTheCheckAndOnlyWhenFound() {
        var fixed = ((Decided) fix(CHECK, AT, DAY)).check();

        assertThat(fix(fixed, AT, DAY)).isEqualTo(new Decided(fixed, null));
        assertThat(fix(fixed, AT.plusSeconds(1), DAY)).isEqualTo(refused(Refusal.FIXED_OTHERWISE));
        assertThat(fix(CHECK, AT.minusMillis(1), DAY)).isEqualTo(refused(Refusal.FIXED_BEFORE_CHECK));
        assertThat(CheckRules.fix(CHECK, Point.ALARM_WORKS, AT, DAY, "a")).isEqualTo(refused(Refusal.FINDING_UNKNOWN));
    }

    @Test
    void aPhotoIsWhatItsFirstBytesSay() {
        assertThat(PhotoType.of(new byte[]{(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 1})).contains(PhotoType.JPEG);
        assertThat(PhotoType.of("%PDF-1.7 ".getBytes(java.nio.charset.StandardCharsets.US_ASCII))).isEmpty();
        assertThat(PhotoType.of(new byte[0])).isEmpty();
    }
}
