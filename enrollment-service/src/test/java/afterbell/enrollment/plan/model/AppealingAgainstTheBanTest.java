package afterbell.enrollment.plan.model;

import static afterbell.enrollment.plan.model.SomePlans.BUREAU;
import static afterbell.enrollment.plan.model.SomePlans.FIRST;
import static afterbell.enrollment.plan.model.SomePlans.SCHOOL;
import static afterbell.enrollment.plan.model.SomePlans.done;
import static afterbell.enrollment.plan.model.SomePlans.ground;
import static afterbell.enrollment.plan.model.SomePlans.offering;
import static afterbell.enrollment.plan.model.SomePlans.plan;
import static afterbell.enrollment.plan.model.SomePlans.submitted;
import static afterbell.enrollment.plan.model.SomePlans.written;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import afterbell.enrollment.plan.model.Dossier.Outcome;
import afterbell.enrollment.plan.model.LessonBan.Lesson;
import afterbell.enrollment.plan.model.LessonBan.Sign;
import afterbell.enrollment.plan.model.Plan.Stage;

/** R9: a school can ask, the bureau decides, and what it allows is that very text. */
class AppealingAgainstTheBanTest {
    private final Offering puzzles = offering("GAMES", "英语拼字竞赛");
    private final Dossier draft = written(plan(puzzles));
    private final Dossier appealed = done(draft.appeal("o-1", "a spelling game", SCHOOL));
    private final String appealId = puzzles.wording().fingerprint();

    @Test
    void aLessonIsNotSubmittedAndAnAllowedOneIs() {
        assertThat(draft.submit(ground(draft), SCHOOL)).isEqualTo(new Outcome.Objected(plan(puzzles),
                List.of(new Objection.IsLesson(0, new Lesson(Sign.TITLE, "英语拼字竞赛")))));
        assertThat(appealed.submit(ground(appealed), SCHOOL)).isInstanceOf(Outcome.Objected.class);

        var allowed = done(appealed.decide(appealId, true, "a game", BUREAU));

        assertThat(submitted(allowed).plan().stage()).isEqualTo(Stage.SUBMITTED);
    }

    @Test
    void aDismissedAppealLetsNothingThrough() {
        var dismissed = done(appealed.decide(appealId, false, "it is a lesson", BUREAU));

        assertThat(dismissed.submit(ground(dismissed), SCHOOL)).isInstanceOf(Outcome.Objected.class);
    }

    @Test
    void aChangedTextNeedsANewOne() {
        var allowed = done(appealed.decide(appealId, true, "a game", BUREAU));
        var wording = puzzles.wording();
        for (var other : List.of(
                new Wording("SCIENCE", wording.title(), wording.description(), wording.materials()),
                new Wording(wording.category(), wording.title() + "班", wording.description(), wording.materials()),
                new Wording(wording.category(), wording.title(), "集体讲授", wording.materials()),
                new Wording(wording.category(), wording.title(), wording.description(), "英语课本"))) {
            var changed = done(allowed.write(plan(reworded(other)), SCHOOL));
            assertThat(changed.submit(ground(changed), SCHOOL)).isInstanceOf(Outcome.Objected.class);
        }
    }

    @Test
    void theSameTextOfAnotherOfferingIsTheSame() {
        var allowed = done(appealed.decide(appealId, true, "a game", BUREAU));
        var again = done(allowed.write(plan(SomePlans.READING, puzzles), SCHOOL));

        assertThat(submitted(again).plan().stage()).isEqualTo(Stage.SUBMITTED);
    }

    @Test
    void askingOrDecidingAgainChangesNothing() {
        assertThat(appealed.appeal("o-1", "another reason", SCHOOL)).isEqualTo(new Outcome.Done(appealed, List.of()));
        var allowed = done(appealed.decide(appealId, true, "a game", BUREAU));
        assertThat(allowed.decide(appealId, true, "again", BUREAU)).isEqualTo(new Outcome.Done(allowed, List.of()));
        assertThat(allowed.decide(appealId, false, "no", BUREAU)).isEqualTo(new Outcome.DecidedOtherwise());
    }

    @Test
    void whatCannotBeAppealedIsToldApart() {
        assertThat(written(FIRST).appeal("o-1", "why", SCHOOL)).isEqualTo(new Outcome.NothingToAppeal());
        assertThat(written(FIRST).appeal("o-9", "why", SCHOOL)).isEqualTo(new Outcome.OfferingUnknown());
        assertThat(Dossier.EMPTY.appeal("o-1", "why", SCHOOL)).isEqualTo(new Outcome.OfferingUnknown());
        assertThat(appealed.decide("nothing", true, "x", BUREAU)).isEqualTo(new Outcome.AppealUnknown());
    }

    @Test
    void theOutsideIsToldWithoutTheReasons() {
        assertThat(((Outcome.Done) draft.appeal("o-1", "a game", SCHOOL)).events())
                .containsExactly(new PlanEvent.OfferingAppealed("o-1", appealId));
        assertThat(((Outcome.Done) appealed.decide(appealId, true, "a game", BUREAU)).events())
                .containsExactly(new PlanEvent.AppealDecided("o-1", appealId, true));
    }

    private Offering reworded(Wording wording) {
        return new Offering("o-1", puzzles.slot(), wording, puzzles.setting(), "", null, puzzles.weekdays(), null, null,
                puzzles.groupIds(), puzzles.capacity(), null);
    }
}
