package afterbell.enrollment.application.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import afterbell.enrollment.application.model.Application.Held;
import afterbell.enrollment.application.model.Application.Move;
import afterbell.enrollment.place.model.EndReason;
import afterbell.enrollment.place.model.Intake;
import afterbell.enrollment.place.model.Slot;
import afterbell.enrollment.place.model.Weekdays;

/** R2, R7: whatever is tried with an application, in whatever order, it goes the legal ways only. */
class AnyCourseOfAnApplicationTest {
    private static final Set<State> WAITING = EnumSet.of(State.SUBMITTED, State.UNDER_REVIEW, State.WAITLISTED);
    private static final Map<State, Set<State>> WAYS = Map.of(State.SUBMITTED,
            EnumSet.of(State.SUBMITTED, State.UNDER_REVIEW, State.WAITLISTED, State.ADMITTED, State.REFUSED,
                    State.WITHDRAWN),
            State.UNDER_REVIEW,
            EnumSet.of(State.SUBMITTED, State.UNDER_REVIEW, State.WAITLISTED, State.ADMITTED, State.REFUSED,
                    State.WITHDRAWN),
            State.WAITLISTED, EnumSet.of(State.WAITLISTED, State.ADMITTED, State.REFUSED, State.WITHDRAWN),
            State.ADMITTED, EnumSet.of(State.ENDED), State.REFUSED, EnumSet.noneOf(State.class), State.WITHDRAWN,
            EnumSet.noneOf(State.class), State.ENDED, EnumSet.noneOf(State.class));

    private enum Attempt {
        REVIEW,
        CHANGE,
        CONFIRM,
        REJECT,
        LIST,
        DRAW,
        ADMIT,
        WAITLIST,
        REFUSE,
        WITHDRAW,
        END
    }

    @Provide
    Arbitrary<List<Attempt>> courses() {
        return Arbitraries.of(Attempt.values()).list().ofMaxSize(25);
    }

    @Property(tries = 500)
    void goesTheLegalWaysAndForgetsNothing(@ForAll("courses") List<Attempt> course) {
        var now = Application.submit(new Form("a", "p", new Intake("s", "2021-autumn", Slot.AFTERNOON), 1, 1,
                Wishes.ANY, Claim.CLAIMED, false, false, 1_000, null), step(0));
        for (int i = 0; i < course.size(); i++) {
            var before = now;
            var outcome = attempt(before, course.get(i), i + 1);
            switch (outcome) {
                case Move.Made(Application after) -> {
                    assertThat(WAYS.get(before.state())).contains(after.state());
                    assertThat(after.history()).startsWith(before.history().toArray(Done[]::new));
                    assertThat(after.history().getLast().to()).isEqualTo(after.state());
                    assertThat(after.form().turn() == null || before.form().turn() == null
                            || after.form().turn().equals(before.form().turn())).isTrue();
                    assertThat(attempt(after, course.get(i), i + 1)).isNotInstanceOf(Move.Made.class);
                    now = after;
                }
                case Move.MadeBefore() -> assertThat(before.history()).isNotEmpty();
                case Move.NotFrom(State state) -> assertThat(state).isEqualTo(before.state());
            }
        }
        assertThat(now.isOpen()).isEqualTo(WAITING.contains(now.state()) || now.state() == State.ADMITTED);
    }

    private static Move attempt(Application it, Attempt attempt, int minute) {
        var place = new Held("g", LocalDate.of(2021, 9, 1));
        return switch (attempt) {
            case REVIEW -> it.review(step(minute));
            case CHANGE -> it.change(1, new Wishes(List.of("o-" + minute), Weekdays.ALL), Claim.CLAIMED,
                    step(minute));
            case CONFIRM -> it.decide(Claim.CONFIRMED, step(minute));
            case REJECT -> it.decide(Claim.rejected("expired"), step(minute));
            case LIST -> it.list("not-confirmed-in-time", step(minute));
            case DRAW -> it.form().turn() == null
                    ? it.take(new Turn(it.form().priority(), 7))
                    : it.take(it.form().turn());
            case ADMIT -> it.admit(place, step(minute));
            case WAITLIST -> it.waitlist(step(minute));
            case REFUSE -> it.refuse(step(minute));
            case WITHDRAW -> it.withdraw(step(minute));
            case END -> it.end(LocalDate.of(2021, 11, 1), EndReason.WITHDRAWN, step(minute));
        };
    }

    private static Step step(int minute) {
        return new Step("clerk", Instant.parse("2021-08-25T02:00:00Z").plusSeconds(60L * minute), null);
    }
}
