package afterbell.enrollment.plan.model;

import static afterbell.enrollment.plan.model.SomePlans.BUREAU;
import static afterbell.enrollment.plan.model.SomePlans.FIRST;
import static afterbell.enrollment.plan.model.SomePlans.NOTICE;
import static afterbell.enrollment.plan.model.SomePlans.SCHOOL;
import static afterbell.enrollment.plan.model.SomePlans.SECOND;
import static afterbell.enrollment.plan.model.SomePlans.accepted;
import static afterbell.enrollment.plan.model.SomePlans.done;
import static afterbell.enrollment.plan.model.SomePlans.ground;
import static afterbell.enrollment.plan.model.SomePlans.published;
import static afterbell.enrollment.plan.model.SomePlans.republished;
import static afterbell.enrollment.plan.model.SomePlans.returned;
import static afterbell.enrollment.plan.model.SomePlans.submitted;
import static afterbell.enrollment.plan.model.SomePlans.withNotice;
import static afterbell.enrollment.plan.model.SomePlans.written;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import afterbell.enrollment.plan.model.Dossier.Outcome;
import afterbell.enrollment.plan.model.Plan.Stage;

/** R22: draft, submitted, accepted by the bureau, published; or given back. */
class MovesOfAPlanTest {
    private static final Map<String, Function<Dossier, Outcome>> MOVES = Map.of(
            "write", it -> it.write(SECOND, SCHOOL),
            "submit", it -> it.submit(ground(it), SCHOOL),
            "accept", it -> it.accept(BUREAU),
            "giveBack", it -> it.giveBack("unclear", BUREAU),
            "publish", it -> it.publish(ground(it), SCHOOL));

    /** Where each move leads; a move that is not named here is not allowed. */
    private static final Map<Stage, Map<String, Stage>> ALLOWED = new EnumMap<>(Map.of(
            Stage.UNWRITTEN, Map.of("write", Stage.DRAFT),
            Stage.DRAFT, Map.of("write", Stage.DRAFT, "submit", Stage.SUBMITTED),
            Stage.RETURNED, Map.of("write", Stage.DRAFT, "submit", Stage.SUBMITTED),
            Stage.SUBMITTED, Map.of("submit", Stage.SUBMITTED, "accept", Stage.ACCEPTED, "giveBack", Stage.RETURNED),
            Stage.ACCEPTED, Map.of("submit", Stage.ACCEPTED, "accept", Stage.ACCEPTED, "giveBack", Stage.RETURNED,
                    "publish", Stage.PUBLISHED),
            Stage.PUBLISHED, Map.of("write", Stage.DRAFT, "submit", Stage.PUBLISHED, "accept", Stage.PUBLISHED,
                    "publish", Stage.PUBLISHED)));

    private static List<Dossier> everyState() {
        return List.of(Dossier.EMPTY, written(FIRST), returned(FIRST), submitted(FIRST), accepted(FIRST),
                published(FIRST));
    }

    @TestFactory
    Stream<DynamicTest> everyMoveInEveryState() {
        return everyState().stream()
                .flatMap(dossier -> MOVES.entrySet()
                        .stream()
                        .map(move -> DynamicTest.dynamicTest(move.getKey() + " when " + dossier.plan().stage(),
                                () -> isAsAllowed(dossier, move.getKey(), move.getValue().apply(dossier)))));
    }

    private static void isAsAllowed(Dossier dossier, String move, Outcome outcome) {
        var stage = dossier.plan().stage();
        var to = ALLOWED.getOrDefault(stage, Map.of()).get(move);
        if (to != null) {
            assertThat(done(outcome).plan().stage()).isEqualTo(to);
        } else if (stage == Stage.UNWRITTEN && (move.equals("submit") || move.equals("publish"))) {
            assertThat(outcome).isEqualTo(new Outcome.NothingWritten());
        } else {
            assertThat(outcome).isEqualTo(new Outcome.MoveNotAllowed(stage));
        }
    }

    @Test
    void whatIsDoneAlreadyChangesNothingAndTellsNothing() {
        assertThat(written(FIRST).write(FIRST, SCHOOL)).isEqualTo(unchanged(written(FIRST)));
        assertThat(submitted(FIRST).submit(ground(Dossier.EMPTY), BUREAU)).isEqualTo(unchanged(submitted(FIRST)));
        assertThat(submitted(FIRST).write(FIRST, SCHOOL)).isEqualTo(unchanged(submitted(FIRST)));
        assertThat(accepted(FIRST).submit(ground(Dossier.EMPTY), SCHOOL)).isEqualTo(unchanged(accepted(FIRST)));
        assertThat(published(FIRST).submit(ground(Dossier.EMPTY), SCHOOL)).isEqualTo(unchanged(published(FIRST)));
        assertThat(published(FIRST).accept(BUREAU)).isEqualTo(unchanged(published(FIRST)));
        assertThat(accepted(FIRST).accept(SCHOOL)).isEqualTo(unchanged(accepted(FIRST)));
        assertThat(returned(FIRST).giveBack("add the times", SCHOOL)).isEqualTo(unchanged(returned(FIRST)));
        assertThat(published(FIRST).publish(ground(Dossier.EMPTY), BUREAU)).isEqualTo(unchanged(published(FIRST)));
        assertThat(published(FIRST).write(FIRST, SCHOOL)).isEqualTo(unchanged(published(FIRST)));
    }

    @Test
    void aPlanIsInForceOnlyOncePublished() {
        for (var dossier : List.of(written(FIRST), submitted(FIRST), accepted(FIRST), returned(FIRST))) {
            assertThat(dossier.plan().inForce()).isEmpty();
        }
        assertThat(published(FIRST).plan().inForce()).contains(new PublishedPlan(1, 1, FIRST, SCHOOL.at()));
    }

    @Test
    void thePublishedVersionStaysInForceWhileAChangeGoesItsWay() {
        var first = published(FIRST).plan().inForce();
        var drafted = done(published(FIRST).write(SECOND, SCHOOL));
        var handedIn = submitted(drafted);
        var agreed = done(handedIn.accept(BUREAU));

        for (var dossier : List.of(drafted, handedIn, done(handedIn.giveBack("why", BUREAU)), agreed)) {
            assertThat(dossier.plan().inForce()).isEqualTo(first);
            assertThat(dossier.plan().next()).contains(SECOND);
        }
        assertThat(SomePlans.publish(agreed).plan().inForce().map(PublishedPlan::version)).contains(2);
    }

    @Test
    void onlyAChangedNoticeAsksGuardiansAgain() {
        var second = republished(published(FIRST), SECOND).plan().newest();
        var third = republished(republished(published(FIRST), SECOND),
                withNotice(new Notice("daily", "sport", NOTICE.safetyMeasures()))).plan().newest();

        assertThat(second).extracting(PublishedPlan::version, PublishedPlan::noticeVersion).containsExactly(2, 1);
        assertThat(third).extracting(PublishedPlan::version, PublishedPlan::noticeVersion).containsExactly(3, 2);
    }

    @Test
    void whatIsInForceNeedsNoDraft() {
        var changed = done(published(FIRST).write(SECOND, SCHOOL));

        assertThat(done(changed.write(FIRST, SCHOOL)).plan()).isEqualTo(published(FIRST).plan());
    }

    @Test
    void everyStepIsKeptWithItsActorTimeAndReason() {
        var steps = done(returned(FIRST).write(SECOND, SCHOOL)).steps();

        assertThat(steps).extracting(Step::to)
                .containsExactly(Stage.DRAFT, Stage.SUBMITTED, Stage.RETURNED, Stage.DRAFT);
        assertThat(steps.get(2)).isEqualTo(new Step(Stage.RETURNED, 1, BUREAU, "add the times"));
    }

    @Test
    void theOutsideIsToldOfTheWay() {
        assertThat(events(written(FIRST).submit(ground(Dossier.EMPTY), SCHOOL)))
                .containsExactly(new PlanEvent.PlanSubmitted(1));
        assertThat(events(submitted(FIRST).accept(BUREAU))).containsExactly(new PlanEvent.PlanAccepted(1));
        assertThat(events(submitted(FIRST).giveBack("x", BUREAU))).containsExactly(new PlanEvent.PlanReturned(1));
        assertThat(events(submitted(done(published(FIRST).write(SECOND, SCHOOL))).accept(BUREAU)))
                .containsExactly(new PlanEvent.PlanAccepted(2));
    }

    private static List<PlanEvent> events(Outcome outcome) {
        return ((Outcome.Done) outcome).events();
    }

    private static Outcome unchanged(Dossier dossier) {
        return new Outcome.Done(dossier, List.of());
    }
}
