package afterbell.enrollment.application.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import afterbell.enrollment.application.model.Application.Admitted;
import afterbell.enrollment.application.model.Application.Ended;
import afterbell.enrollment.application.model.Application.Held;
import afterbell.enrollment.application.model.Application.Move;
import afterbell.enrollment.place.model.EndReason;
import afterbell.enrollment.place.model.Intake;
import afterbell.enrollment.place.model.Slot;
import afterbell.enrollment.place.model.Weekdays;

/** R2: each decision has a reason, an actor and a time, and what is closed stays closed. */
class MovesOfAnApplicationTest {
    private static final Form FORM = new Form("a-1", "pupil-1", new Intake("school-1", "2021-autumn", Slot.AFTERNOON),
            1, 1, Wishes.ANY, Claim.CLAIMED, false, false, 1_000, null);
    private static final Wishes OTHER = new Wishes(List.of("reading"), Weekdays.ALL);
    private static final LocalDate FROM = LocalDate.of(2021, 9, 1);
    private static final LocalDate GONE = LocalDate.of(2021, 11, 1);
    private static final Step STEP = new Step("clerk", Instant.parse("2021-08-25T02:00:00Z"), "why");
    private static final Held PLACE = new Held("g-1", FROM);

    private static final Map<String, Function<Application, Move>> MOVES = Map.of("review", it -> it.review(STEP),
            "change", it -> it.change(1, OTHER, Claim.CLAIMED, STEP), "confirm", it -> it.decide(Claim.CONFIRMED, STEP),
            "admit", it -> it.admit(PLACE, STEP), "waitlist", it -> it.waitlist(STEP), "refuse", it -> it.refuse(STEP),
            "withdraw", it -> it.withdraw(STEP), "end", it -> it.end(GONE, EndReason.WITHDRAWN, STEP));

    private static final Application SUBMITTED = Application.submit(FORM, STEP);
    private static final Application UNDER_REVIEW = made(SUBMITTED, "review");
    private static final Application WAITLISTED = made(UNDER_REVIEW, "waitlist");
    private static final Application ADMITTED = made(SUBMITTED, "admit");
    private static final Map<State, Application> IN = Map.of(State.SUBMITTED, SUBMITTED, State.UNDER_REVIEW,
            UNDER_REVIEW, State.WAITLISTED, WAITLISTED, State.ADMITTED, ADMITTED, State.REFUSED,
            made(SUBMITTED, "refuse"), State.WITHDRAWN,
            made(SUBMITTED, "withdraw"), State.ENDED, made(ADMITTED, "end"));

    private static final Map<State, Map<String, State>> LEGAL = Map.of(
            State.SUBMITTED,
            Map.of("review", State.UNDER_REVIEW, "change", State.SUBMITTED, "confirm", State.UNDER_REVIEW, "admit",
                    State.ADMITTED, "waitlist", State.WAITLISTED, "refuse", State.REFUSED, "withdraw",
                    State.WITHDRAWN),
            State.UNDER_REVIEW,
            Map.of("change", State.SUBMITTED, "confirm", State.UNDER_REVIEW, "admit", State.ADMITTED, "waitlist",
                    State.WAITLISTED, "refuse", State.REFUSED, "withdraw", State.WITHDRAWN),
            State.WAITLISTED,
            Map.of("confirm", State.WAITLISTED, "admit", State.ADMITTED, "refuse", State.REFUSED, "withdraw",
                    State.WITHDRAWN),
            State.ADMITTED, Map.of("end", State.ENDED), State.REFUSED, Map.of(), State.WITHDRAWN, Map.of(),
            State.ENDED, Map.of());
    private static final Map<State, String> SAME = Map.of(State.UNDER_REVIEW, "review", State.WAITLISTED, "waitlist",
            State.ADMITTED, "admit",
            State.REFUSED, "refuse", State.WITHDRAWN, "withdraw", State.ENDED, "end");

    static Stream<Arguments> everyMoveFromEveryState() {
        return Stream.of(State.values())
                .flatMap(from -> MOVES.keySet().stream().sorted().map(move -> Arguments.of(from, move)));
    }

    @ParameterizedTest
    @MethodSource("everyMoveFromEveryState")
    void isMadeWhereItIsAllowedAndNowhereElse(State from, String move) {
        var outcome = MOVES.get(move).apply(IN.get(from));

        var to = LEGAL.get(from).get(move);
        if (to != null) {
            assertThat(outcome).isInstanceOfSatisfying(Move.Made.class,
                    made -> assertThat(made.application().state()).isEqualTo(to));
        } else if (move.equals(SAME.get(from))) {
            assertThat(outcome).isEqualTo(new Move.MadeBefore());
        } else {
            assertThat(outcome).isEqualTo(new Move.NotFrom(from));
        }
    }

    @Test
    void everyMoveIsKept() {
        var ended = made(made(WAITLISTED, "admit"), "end");

        assertThat(ended.history()).extracting(Done::to)
                .containsExactly(State.SUBMITTED, State.UNDER_REVIEW, State.WAITLISTED, State.ADMITTED, State.ENDED);
        assertThat(ended.history()).extracting(Done::step).containsOnly(STEP);
    }

    @Test
    void whatIsSubmittedWaitingOrAdmittedStandsForTheChild() {
        var open = IN.values().stream().filter(Application::isOpen).map(Application::state).toList();

        assertThat(Set.copyOf(open)).containsExactlyInAnyOrder(State.SUBMITTED, State.UNDER_REVIEW, State.WAITLISTED,
                State.ADMITTED);
    }

    @Test
    void anotherPlaceIsNotTheSameMove() {
        assertThat(ADMITTED.admit(new Held("g-2", FROM), STEP)).isEqualTo(new Move.NotFrom(State.ADMITTED));
        assertThat(IN.get(State.ENDED).end(GONE.plusDays(1), EndReason.WITHDRAWN, STEP))
                .isEqualTo(new Move.NotFrom(State.ENDED));
        assertThat(IN.get(State.ENDED).end(GONE, EndReason.TRANSFERRED, STEP))
                .isEqualTo(new Move.NotFrom(State.ENDED));
    }

    @Test
    void aPlaceThatEndsBeforeItBeganEndsOnItsFirstDay() {
        var ended = ((Move.Made) ADMITTED.end(FROM.minusDays(3), EndReason.WITHDRAWN, STEP)).application();

        assertThat(ended).isInstanceOfSatisfying(Ended.class, it -> assertThat(it.until()).isEqualTo(FROM));
        assertThat(ended.end(FROM.minusDays(3), EndReason.WITHDRAWN, STEP)).isEqualTo(new Move.MadeBefore());
    }

    @Test
    void theSchoolLooksAnewAtWhatTheGuardianHasChanged() {
        var confirmed = made(SUBMITTED, "confirm");

        var changed = made(confirmed, "change");

        assertThat(changed.state()).isEqualTo(State.SUBMITTED);
        assertThat(changed.form().wishes()).isEqualTo(OTHER);
        assertThat(changed.form().claim()).isEqualTo(Claim.CLAIMED);
        assertThat(MOVES.get("change").apply(changed)).isEqualTo(new Move.MadeBefore());
        assertThat(MOVES.get("confirm").apply(confirmed)).isEqualTo(new Move.MadeBefore());
    }

    /** R3. */
    @Test
    void aChangedNoticeIsAcknowledgedAnewAsLongAsTheApplicationIsOpen() {
        IN.forEach((state, it) -> {
            var outcome = it.acknowledge(2, STEP);
            if (it.isOpen()) {
                assertThat(made(outcome).state()).isEqualTo(state);
                assertThat(made(outcome).form().noticeVersion()).isEqualTo(2);
                assertThat(made(outcome).acknowledge(2, STEP)).isEqualTo(new Move.MadeBefore());
            } else {
                assertThat(outcome).isEqualTo(new Move.NotFrom(state));
            }
        });
    }

    @Test
    void whatMissesTheListInTheLastMomentIsLate() {
        assertThat(made(SUBMITTED.miss(STEP)).form().late()).isTrue();
        assertThat(made(UNDER_REVIEW.miss(STEP)).miss(STEP)).isEqualTo(new Move.MadeBefore());
        assertThat(WAITLISTED.miss(STEP)).isEqualTo(new Move.NotFrom(State.WAITLISTED));
    }

    /** R7. */
    @Test
    void aGroupThatIsClaimedAndNotConfirmedRanksAsNone() {
        assertThat(SUBMITTED.form().priority()).isFalse();
        assertThat(made(SUBMITTED, "confirm").form().priority()).isTrue();
        assertThat(made(SUBMITTED.decide(Claim.rejected("expired"), STEP)).form().priority()).isFalse();
        var listed = made(SUBMITTED.list("not-confirmed-in-time", STEP));
        assertThat(listed.form().claim()).isEqualTo(Claim.rejected("not-confirmed-in-time"));
        assertThat(listed.state()).isEqualTo(State.UNDER_REVIEW);
        assertThat(listed.list("not-confirmed-in-time", STEP)).isEqualTo(new Move.MadeBefore());
    }

    /** R7. */
    @Test
    void nothingIsDecidedAboutAClaimThatWasDrawnOrNeverMade() {
        var drawn = made(UNDER_REVIEW.take(new Turn(false, 1)));
        var without = Application.submit(form(Claim.NONE, 1), STEP);

        assertThat(drawn.decide(Claim.CONFIRMED, STEP)).isEqualTo(new Move.NotFrom(State.UNDER_REVIEW));
        assertThat(without.decide(Claim.CONFIRMED, STEP)).isEqualTo(new Move.NotFrom(State.SUBMITTED));
        assertThat(drawn.take(new Turn(false, 1))).isEqualTo(new Move.MadeBefore());
        assertThat(ADMITTED.take(new Turn(false, 1))).isEqualTo(new Move.NotFrom(State.ADMITTED));
        assertThat(WAITLISTED.list("late", STEP)).isEqualTo(new Move.NotFrom(State.WAITLISTED));
    }

    /** R7. */
    @Test
    void priorityGroupsRankBeforeEveryoneElseAndThoseInTimeBeforeTheLateOnesOfTheirOwn() {
        var drawnPriority = form(Claim.CONFIRMED, 1_000_000).withTurn(new Turn(true, 1));
        var latePriority = form(Claim.CONFIRMED, 2_000_000);
        var drawn = form(Claim.NONE, 900_000).withTurn(new Turn(false, 2));
        var early = form(Claim.NONE, 3_000_000);
        var late = form(Claim.NONE, 3_000_001);

        assertThat(Stream.of(late, early, drawn, latePriority, drawnPriority)
                .sorted(Comparator.comparingLong(Form::rank)))
                .containsExactly(drawnPriority, latePriority, drawn, early, late);
        assertThat(ADMITTED).isInstanceOf(Admitted.class);
    }

    private static Form form(Claim claim, long order) {
        return new Form("a-" + order, "pupil-" + order, FORM.intake(), 1, 1, Wishes.ANY, claim, false, false, order,
                null);
    }

    private static Application made(Move move) {
        return ((Move.Made) move).application();
    }

    private static Application made(Application application, String move) {
        return ((Move.Made) MOVES.get(move).apply(application)).application();
    }
}
