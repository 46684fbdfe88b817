package afterbell.staffing.vetting.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import afterbell.staffing.calendar.model.Policy;
import afterbell.staffing.vetting.model.Step.AcknowledgingFiling;
import afterbell.staffing.vetting.model.Step.AssessingWorker;
import afterbell.staffing.vetting.model.Step.CheckingRecord;
import afterbell.staffing.vetting.model.Step.FilingWithBureau;
import afterbell.staffing.vetting.model.Step.PublishingNotice;
import afterbell.staffing.vetting.model.Step.Result;
import afterbell.staffing.vetting.model.VettingRules.Outcome;
import afterbell.staffing.vetting.model.VettingRules.Outcome.Refused;
import afterbell.staffing.vetting.model.VettingRules.Outcome.Taken;
import afterbell.staffing.worker.model.Assessment;
import afterbell.staffing.worker.model.Gates.AllFour;
import afterbell.staffing.worker.model.Kind;
import afterbell.staffing.worker.model.Notice;
import afterbell.staffing.worker.model.Notice.Objection;
import afterbell.staffing.worker.model.Standing;
import afterbell.staffing.worker.model.Vetting;
import afterbell.staffing.worker.model.Vetting.Barred;
import afterbell.staffing.worker.model.Vetting.Cleared;
import afterbell.staffing.worker.model.Vetting.Expired;
import afterbell.staffing.worker.model.Vetting.Unchecked;

/** R24, R25: tries every step in every state that any steps lead to. */
class EveryReachableVettingTest {
    private static final Policy POLICY = new Policy(50, 7, 60);
    private static final LocalDate TODAY = august(1).plusDays(200);

    private static final List<Step> STEPS = List.of(clear(august(1)), clear(august(5)), clear(august(20)),
            clear(august(1).plusDays(90)), adverse(august(3)), adverse(august(30)),
            notice(august(2), august(9)), notice(august(2), august(9), new Objection(august(4), false)),
            notice(august(2), august(9), new Objection(august(4), true)), notice(august(2), august(8)),
            notice(august(21), august(28)), new FilingWithBureau(august(8)), new FilingWithBureau(august(9)),
            new FilingWithBureau(august(28)), new AcknowledgingFiling(august(8)), new AcknowledgingFiling(august(10)),
            new AcknowledgingFiling(august(29)), assessed(august(9), true), assessed(august(11), true),
            assessed(august(11), false), assessed(august(30), true), assessed(august(1).plusDays(100), true));

    /** A vetting, and the steps that were ever taken on the way to it. */
    private record Reached(Vetting vetting, Set<String> taken) {
        Reached after(Step step, Vetting next) {
            var all = new TreeSet<>(taken);
            all.add(nameOf(step));
            return new Reached(next, all);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void nobodyHiredFromOutsideIsClearedWithoutAllGates(Kind kind) {
        var all = new TreeSet<>(Set.of("check", "publish", "file", "acknowledge", "assess"));
        var cleared = reachable(kind).stream().filter(it -> wasCleared(it.vetting())).toList();

        assertThat(cleared).isNotEmpty();
        if (kind.isExternal()) {
            assertThat(cleared).allMatch(it -> it.taken().containsAll(all));
            assertThat(cleared).extracting(it -> gatesOf(it.vetting())).allMatch(AllFour.class::isInstance);
        } else {
            assertThat(cleared).anyMatch(it -> it.taken().equals(Set.of("check")));
        }
    }

    @Test
    void theseAreAllTheMovesThereAre() {
        assertThat(moves(Kind.EXTERNAL_TEACHER)).containsExactlyInAnyOrder("Unchecked -check-> Checked",
                "Checked -publish-> OnNotice", "Checked -publish-> Objected", "OnNotice -publish-> Objected",
                "Objected -check-> Checked", "OnNotice -file-> Filed", "Filed -acknowledge-> Acknowledged",
                "Acknowledged -assess-> Cleared", "Acknowledged -assess-> Failed", "Failed -check-> Checked",
                "Cleared -expire-> Expired", "Expired -check-> Cleared", "Unchecked -check-> Barred",
                "Checked -check-> Barred", "OnNotice -check-> Barred", "Objected -check-> Barred",
                "Filed -check-> Barred", "Acknowledged -check-> Barred", "Failed -check-> Barred",
                "Cleared -check-> Barred", "Expired -check-> Barred");
        assertThat(moves(Kind.SCHOOL_STAFF)).containsExactlyInAnyOrder("Unchecked -check-> Cleared",
                "Cleared -expire-> Expired", "Expired -check-> Cleared", "Unchecked -check-> Barred",
                "Cleared -check-> Barred", "Expired -check-> Barred");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aStepThatChangesNothingWasTakenBefore(Kind kind) {
        for (var reached : reachable(kind)) {
            for (var step : STEPS) {
                if (decide(kind, reached.vetting(), step) instanceof Taken(Vetting next)
                        && next.equals(reached.vetting())) {
                    assertThat(reached.taken()).as("%s in %s", step, reached.vetting()).contains(nameOf(step));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aStepTakenTwiceIsTakenOnce(Kind kind) {
        for (var reached : reachable(kind)) {
            for (var step : STEPS) {
                if (decide(kind, reached.vetting(), step) instanceof Taken(Vetting next)) {
                    assertThat(decide(kind, next, step)).as("%s after %s", step, reached.vetting())
                            .isEqualTo(new Taken(next));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void anAdverseRecordBarsFromEverywhereAndForGood(Kind kind) {
        for (var reached : reachable(kind)) {
            var barred = decide(kind, reached.vetting(), adverse(august(30)));
            assertThat(barred).isInstanceOfSatisfying(Taken.class,
                    it -> assertThat(it.vetting().standing()).isEqualTo(Standing.BARRED));
            if (reached.vetting() instanceof Barred) {
                STEPS.stream()
                        .map(step -> decide(kind, reached.vetting(), step))
                        .forEach(outcome -> assertThat(outcome instanceof Refused(Refusal.IsBarred())
                                || outcome instanceof Taken(Barred _)). isTrue());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void nobodyIsClearedForADayOnWhichTheRecordCheckIsTooOld(Kind kind) {
        for (var reached : reachable(kind)) {
            if (reached.vetting() instanceof Cleared cleared) {
                assertThat(cleared.period().until())
                        .isBeforeOrEqualTo(cleared.checkedOn().plusDays(POLICY.recordCheckDays()));
            }
        }
    }

    private static Set<Reached> reachable(Kind kind) {
        var start = new Reached(new Unchecked(), Set.of());
        var found = new LinkedHashSet<>(Set.of(start));
        var waiting = new ArrayDeque<>(found);
        while (!waiting.isEmpty()) {
            var here = waiting.poll();
            var next = new HashSet<Reached>();
            for (var step : STEPS) {
                if (decide(kind, here.vetting(), step) instanceof Taken(Vetting vetting)) {
                    next.add(here.after(step, vetting));
                }
            }
            next.add(new Reached(VettingRules.expire(here.vetting(), TODAY), here.taken()));
            next.stream().filter(found::add).forEach(waiting::add);
        }
        return found;
    }

    private static Set<String> moves(Kind kind) {
        var moves = new TreeSet<String>();
        for (var reached : reachable(kind)) {
            for (var step : STEPS) {
                if (decide(kind, reached.vetting(), step) instanceof Taken(Vetting next)) {
                    addMove(moves, reached.vetting(), nameOf(step), next);
                }
            }
            addMove(moves, reached.vetting(), "expire", VettingRules.expire(reached.vetting(), TODAY));
        }
        return moves;
    }

    private static void addMove(Set<String> moves, Vetting from, String step, Vetting to) {
        if (from.getClass() != to.getClass()) {
            moves.add(from.getClass().getSimpleName() + " -" + step + "-> " + to.getClass().getSimpleName());
        }
    }

    private static boolean wasCleared(Vetting vetting) {
        return vetting instanceof Cleared || vetting instanceof Expired;
    }

    private static Object gatesOf(Vetting vetting) {
        return switch (vetting) {
            case Cleared cleared -> cleared.gates();
            case Expired expired -> expired.gates();
            default -> throw new AssertionError(vetting);
        };
    }

    private static Outcome decide(Kind kind, Vetting vetting, Step step) {
        return VettingRules.decide(kind, vetting, step, POLICY, TODAY);
    }

    private static String nameOf(Step step) {
        return switch (step) {
            case CheckingRecord _ -> "check";
            case PublishingNotice _ -> "publish";
            case FilingWithBureau _ -> "file";
            case AcknowledgingFiling _ -> "acknowledge";
            case AssessingWorker _ -> "assess";
        };
    }

    private static Step clear(LocalDate on) {
        return new CheckingRecord(on, Result.CLEAR);
    }

    private static Step adverse(LocalDate on) {
        return new CheckingRecord(on, Result.ADVERSE);
    }

    private static Step notice(LocalDate from, LocalDate until, Objection... objections) {
        return new PublishingNotice(new Notice("school-1", from, until, List.of(objections)));
    }

    private static Step assessed(LocalDate on, boolean passed) {
        return new AssessingWorker(new Assessment(on, passed ? 80 : 40, passed));
    }

    private static LocalDate august(int day) {
        return LocalDate.of(2021, 8, day);
    }
}
