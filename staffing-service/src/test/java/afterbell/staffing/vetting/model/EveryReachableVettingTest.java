package afterbell.staffing.vetting.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import afterbell.staffing.calendar.model.Policy;
import afterbell.staffing.vetting.model.Step.AcknowledgingFiling;
import afterbell.staffing.vetting.model.Step.AssessingWorker;
import afterbell.staffing.vetting.model.Step.CheckingRecord;
import afterbell.staffing.vetting.model.Step.DecidingObjection;
import afterbell.staffing.vetting.model.Step.FilingWithBureau;
import afterbell.staffing.vetting.model.Step.LeavingSchool;
import afterbell.staffing.vetting.model.Step.Objecting;
import afterbell.staffing.vetting.model.Step.OfHiring;
import afterbell.staffing.vetting.model.Step.PublishingNotice;
import afterbell.staffing.vetting.model.Step.Result;
import afterbell.staffing.vetting.model.Step.ReturningFiling;
import afterbell.staffing.vetting.model.VettingRules.Outcome;
import afterbell.staffing.vetting.model.VettingRules.Outcome.Taken;
import afterbell.staffing.worker.model.Assessment;
import afterbell.staffing.worker.model.Kind;
import afterbell.staffing.worker.model.Notice;
import afterbell.staffing.worker.model.People;
import afterbell.staffing.worker.model.Standing;
import afterbell.staffing.worker.model.Suspension;
import afterbell.staffing.worker.model.Worker;
import afterbell.staffing.worker.model.Worker.Joining;

/** R24, R25: tries every step in every state of a person and its hirings that any steps lead to. */
class EveryReachableVettingTest {
    private static final String SCHOOL = "school-1";
    private static final String OTHER = "school-2";
    private static final Policy POLICY = new Policy(50, 7, 60);
    private static final LocalDate TODAY = august(1).plusDays(200);
    private static final Set<String> GATES = Set.of("check", "publish", "file", "acknowledge", "assess");

    private static final List<CheckingRecord> CHECKS = List.of(clear(august(1)), clear(august(20)),
            adverse(august(30)));

    /** What one school tries: in order, out of order, too early and twice. */
    private static final List<OfHiring> STEPS = List.of(notice(august(2), august(9)), notice(august(2), august(8)),
            notice(august(21), august(28)), new Objecting("o-1", august(3)), new Objecting("o-1", august(9)),
            new DecidingObjection("o-1", august(4), false), new DecidingObjection("o-1", august(4), true),
            new FilingWithBureau(august(8)), new FilingWithBureau(august(9)), new FilingWithBureau(august(28)),
            new ReturningFiling(august(9)), new AcknowledgingFiling(august(8)), new AcknowledgingFiling(august(10)),
            new AcknowledgingFiling(august(29)), judged(august(9), 80), judged(august(11), 80),
            judged(august(11), 40), judged(august(30), 80), judged(august(31), 40), new LeavingSchool(august(31)));

    /** What the other school does at the same time: all gates, and an end. */
    private static final List<OfHiring> ELSEWHERE = List.of(notice(august(2), august(9)),
            new FilingWithBureau(august(9)), new AcknowledgingFiling(august(10)), judged(august(11), 80),
            judged(august(31), 40));

    private static final Map<Kind, Set<Reached>> REACHABLE = new EnumMap<>(Kind.class);

    /** A worker, and what was ever done with each hiring on the way to it. */
    private record Reached(Worker worker, Set<String> here, Set<String> there) {
        Reached after(String schoolId, String step, Worker next) {
            return schoolId.equals(SCHOOL)
                    ? new Reached(next, with(here, step), there)
                    : new Reached(next, here, with(there, step));
        }

        Reached checked(Worker next) {
            return new Reached(next, with(here, "check"), with(there, "check"));
        }

        private static Set<String> with(Set<String> some, String step) {
            if (!GATES.contains(step) || some.contains(step)) {
                return some;
            }
            var all = new TreeSet<>(some);
            all.add(step);
            return all;
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void nobodyIsClearedAtASchoolWithoutAllGatesOfThatSchool(Kind kind) {
        var needed = kind.isExternal() ? GATES : Set.of("check");
        int cleared = 0;
        for (var reached : reachable(kind)) {
            if (reached.worker().wasEverCleared(SCHOOL)) {
                assertThat(reached.here()).as("%s", reached.worker()).containsAll(needed);
                cleared++;
            }
            if (reached.worker().wasEverCleared(OTHER)) {
                assertThat(reached.there()).as("%s", reached.worker()).containsAll(needed);
            }
        }
        assertThat(cleared).isPositive();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void nobodyIsClearedForADayOnWhichThePersonIsNotInOrder(Kind kind) {
        for (var reached : reachable(kind)) {
            var worker = reached.worker();
            for (var clearance : worker.clearances()) {
                assertThat(worker.check().good()).anyMatch(it -> it.covers(clearance.period().from())
                        && it.covers(clearance.period().until()));
                assertThat(worker.suspensions()).noneMatch(it -> clearance.period().covers(it.from()));
                if (kind.isExternal()) {
                    assertThat(clearance.period().from()).isAfterOrEqualTo(august(11));
                }
            }
        }
    }

    @Test
    void theseAreAllTheStagesAndMovesThereAre() {
        assertThat(moves(Kind.EXTERNAL_TEACHER)).containsExactlyInAnyOrder("Joined -publish-> OnNotice",
                "OnNotice -decide-> Objected", "Objected -publish-> OnNotice", "OnNotice -file-> Filed",
                "Filed -return-> Returned", "Returned -file-> Filed", "Filed -acknowledge-> Acknowledged",
                "Acknowledged -assess-> Hired", "Acknowledged -assess-> Failed", "Failed -publish-> OnNotice",
                "Hired -assess-> Ended", "Hired -miss-> Ended", "Joined -leave-> Ended", "OnNotice -leave-> Ended",
                "Objected -leave-> Ended", "Filed -leave-> Ended", "Returned -leave-> Ended",
                "Acknowledged -leave-> Ended", "Failed -leave-> Ended", "Hired -leave-> Ended",
                "Ended -publish-> OnNotice", "Ended -join-> Joined");
        assertThat(moves(Kind.SCHOOL_STAFF)).containsExactlyInAnyOrder("Joined -leave-> Ended",
                "Ended -join-> Joined");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aStepTakenTwiceIsTakenOnce(Kind kind) {
        for (var worker : workers(kind)) {
            for (var step : STEPS) {
                if (decide(worker, step) instanceof Taken(Worker next)) {
                    assertThat(decide(next, step)).as("%s after %s", step, worker).isEqualTo(new Taken(next));
                }
            }
            for (var check : CHECKS) {
                if (decide(worker, check) instanceof Taken(Worker next)) {
                    assertThat(decide(next, check)).as("%s after %s", check, worker).isEqualTo(new Taken(next));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void anAdverseRecordBarsFromEverywhereAndNoGateLeadsOut(Kind kind) {
        for (var worker : workers(kind)) {
            var barred = ((Taken) decide(worker, adverse(august(30)))).worker();
            assertThat(barred.standing()).isEqualTo(Standing.BARRED);
            assertThat(barred.isClearedAt(SCHOOL, august(30)) || barred.isClearedAt(OTHER, august(30))).isFalse();
            for (var step : STEPS) {
                if (decide(barred, step) instanceof Taken(Worker next)) {
                    assertThat(next.standing()).isEqualTo(Standing.BARRED);
                }
            }
            assertThat(decide(barred, clear(august(31)))).isInstanceOf(Outcome.Refused.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void onlyAnAssessmentAndLeavingTakeDaysAwayFromAHiring(Kind kind) {
        for (var worker : workers(kind)) {
            for (var step : STEPS) {
                if (decide(worker, step) instanceof Taken(Worker next) && next.firstLost(worker).isPresent()) {
                    assertThat(nameOf(step)).isIn("assess", "leave");
                    assertThat(next.clearedAt(OTHER)).isEqualTo(worker.clearedAt(OTHER));
                }
            }
        }
    }

    private static synchronized Set<Reached> reachable(Kind kind) {
        return REACHABLE.computeIfAbsent(kind, EveryReachableVettingTest::explore);
    }

    private static Set<Worker> workers(Kind kind) {
        var workers = new HashSet<Worker>();
        reachable(kind).forEach(it -> workers.add(it.worker()));
        return workers;
    }

    private static Set<Reached> explore(Kind kind) {
        var found = new LinkedHashSet<>(
                Set.of(new Reached(People.joined(kind, SCHOOL, OTHER), Set.of(), Set.of())));
        var waiting = new ArrayDeque<>(found);
        while (!waiting.isEmpty()) {
            successors(waiting.poll()).values()
                    .forEach(all -> all.stream().filter(found::add).forEach(waiting::add));
        }
        return found;
    }

    private static Map<String, Set<Reached>> successors(Reached here) {
        var next = new TreeMap<String, Set<Reached>>();
        var worker = here.worker();
        for (var check : CHECKS) {
            if (decide(worker, check) instanceof Taken(Worker after)) {
                add(next, "record", check.result() == Result.CLEAR
                        ? here.checked(after)
                        : new Reached(after, here.here(), here.there()));
            }
        }
        for (var step : STEPS) {
            if (decide(worker, step) instanceof Taken(Worker after)) {
                add(next, nameOf(step), here.after(SCHOOL, nameOf(step), after));
            }
        }
        for (var step : ELSEWHERE) {
            if (VettingRules.decide(worker, OTHER, step, POLICY, TODAY) instanceof Taken(Worker after)) {
                add(next, "elsewhere", here.after(OTHER, nameOf(step), after));
            }
        }
        add(next, "suspend", here.after(SCHOOL, "suspend",
                worker.suspended(List.of(new Suspension(august(25), null, SCHOOL)))));
        add(next, "miss", here.after(SCHOOL, "miss", VettingRules.endUnassessed(worker, SCHOOL, august(20))));
        if (worker.join(SCHOOL, worker.kind(), august(31)) instanceof Joining.Joined(Worker joined, boolean _)) {
            add(next, "join", here.after(SCHOOL, "join", joined));
        }
        return next;
    }

    private static void add(Map<String, Set<Reached>> next, String step, Reached reached) {
        next.computeIfAbsent(step, _ -> new LinkedHashSet<>()).add(reached);
    }

    private static Set<String> moves(Kind kind) {
        var moves = new TreeSet<String>();
        for (var here : reachable(kind)) {
            successors(here).forEach((step, all) -> all.forEach(next -> {
                String from = stageOf(here.worker());
                String to = stageOf(next.worker());
                if (!from.equals(to)) {
                    moves.add(from + " -" + step + "-> " + to);
                }
            }));
        }
        return moves;
    }

    private static String stageOf(Worker worker) {
        return worker.hiring(SCHOOL).orElseThrow().stage().getClass().getSimpleName();
    }

    private static Outcome decide(Worker worker, CheckingRecord check) {
        return VettingRules.decide(worker, check, POLICY, TODAY);
    }

    private static Outcome decide(Worker worker, OfHiring step) {
        return VettingRules.decide(worker, SCHOOL, step, POLICY, TODAY);
    }

    private static String nameOf(OfHiring step) {
        return switch (step) {
            case PublishingNotice _ -> "publish";
            case Objecting _ -> "object";
            case DecidingObjection _ -> "decide";
            case FilingWithBureau _ -> "file";
            case ReturningFiling _ -> "return";
            case AcknowledgingFiling _ -> "acknowledge";
            case AssessingWorker _ -> "assess";
            case LeavingSchool _ -> "leave";
        };
    }

    private static CheckingRecord clear(LocalDate on) {
        return new CheckingRecord(on, Result.CLEAR);
    }

    private static CheckingRecord adverse(LocalDate on) {
        return new CheckingRecord(on, Result.ADVERSE);
    }

    private static OfHiring notice(LocalDate from, LocalDate until) {
        return new PublishingNotice(Notice.of(from, until));
    }

    private static OfHiring judged(LocalDate on, int score) {
        return new AssessingWorker(on, Assessment.each(score));
    }

    private static LocalDate august(int day) {
        return LocalDate.of(2021, 8, day);
    }
}
