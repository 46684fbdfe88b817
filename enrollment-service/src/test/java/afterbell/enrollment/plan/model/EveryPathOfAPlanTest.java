package afterbell.enrollment.plan.model;

import static afterbell.enrollment.plan.model.SomePlans.BUREAU;
import static afterbell.enrollment.plan.model.SomePlans.FIRST;
import static afterbell.enrollment.plan.model.SomePlans.SCHOOL;
import static afterbell.enrollment.plan.model.SomePlans.SECOND;
import static afterbell.enrollment.plan.model.SomePlans.ground;
import static afterbell.enrollment.plan.model.SomePlans.offering;
import static afterbell.enrollment.plan.model.SomePlans.plan;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

import afterbell.enrollment.plan.model.Dossier.Outcome;
import afterbell.enrollment.plan.model.Plan.Stage;

/** R9, R22: whatever people do, and in whatever order. */
class EveryPathOfAPlanTest {
    private static final PlanContent LESSON = plan(offering("GAMES", "数学思维课"));
    private static final String LESSON_ID = LESSON.offerings().getFirst().wording().fingerprint();

    enum Command {
        WRITE_FIRST,
        WRITE_SECOND,
        WRITE_LESSON,
        SUBMIT,
        ACCEPT,
        GIVE_BACK,
        PUBLISH,
        APPEAL,
        ALLOW,
        DISMISS
    }

    @Property(tries = 500)
    void nothingIsPublishedThatTheBureauHasNotAcceptedAndNoLessonItHasNotAllowed(
            @ForAll @Size(max = 60) List<Command> commands) {
        var dossier = Dossier.EMPTY;
        for (var command : commands) {
            var next = next(dossier, command);
            publishedOnlyWhatWasAccepted(dossier, next);
            versionsGrowByOne(dossier, next);
            next.plan()
                    .inForce()
                    .filter(it -> it.content().equals(LESSON))
                    .ifPresent(_ -> assertThat(next.allows(LESSON.offerings().getFirst().wording())).isTrue());
            assertThat(next(next, command).plan().stage()).isEqualTo(next.plan().stage());
            dossier = next;
        }
    }

    private static void publishedOnlyWhatWasAccepted(Dossier before, Dossier next) {
        if (!next.plan().inForce().equals(before.plan().inForce())) {
            assertThat(before.plan().stage()).isEqualTo(Stage.ACCEPTED);
            assertThat(next.plan().inForce().map(PublishedPlan::content)).isEqualTo(before.plan().next());
        }
    }

    private static void versionsGrowByOne(Dossier before, Dossier next) {
        assertThat(version(next) - version(before)).isBetween(0, 1);
    }

    private static int version(Dossier dossier) {
        return dossier.plan().inForce().map(PublishedPlan::version).orElse(0);
    }

    private static Dossier next(Dossier it, Command command) {
        Outcome outcome = switch (command) {
            case WRITE_FIRST -> it.write(FIRST, SCHOOL);
            case WRITE_SECOND -> it.write(SECOND, SCHOOL);
            case WRITE_LESSON -> it.write(LESSON, SCHOOL);
            case SUBMIT -> it.submit(ground(it), SCHOOL);
            case ACCEPT -> it.accept(BUREAU);
            case GIVE_BACK -> it.giveBack("unclear", BUREAU);
            case PUBLISH -> it.publish(ground(it), SCHOOL);
            case APPEAL -> it.appeal("o-1", "a game", SCHOOL);
            case ALLOW -> it.decide(LESSON_ID, true, "a game", BUREAU);
            case DISMISS -> it.decide(LESSON_ID, false, "a lesson", BUREAU);
        };
        return Optional.of(outcome)
                .filter(Outcome.Done.class::isInstance)
                .map(SomePlans::done)
                .orElse(it);
    }
}
