package afterbell.attendance.rollcall.model;

import static afterbell.attendance.rollcall.model.Presence.ABSENT_SICK;
import static afterbell.attendance.rollcall.model.Presence.PRESENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import afterbell.attendance.group.model.Slot;
import afterbell.attendance.rollcall.model.CallingRules.Outcome;
import afterbell.attendance.rollcall.model.CallingRules.Outcome.Recorded;
import afterbell.attendance.rollcall.model.CallingRules.Outcome.Refused;
import afterbell.attendance.rollcall.model.Custody.Away;
import afterbell.attendance.rollcall.model.Custody.InCare;
import afterbell.attendance.rollcall.model.Custody.Released;
import afterbell.attendance.rollcall.model.Custody.Untold;
import afterbell.attendance.rollcall.model.Refusal.ApprovalNeeded;
import afterbell.attendance.rollcall.model.Refusal.PupilsMissing;
import afterbell.attendance.rollcall.model.Refusal.PupilsNamedTwice;
import afterbell.attendance.rollcall.model.Refusal.PupilsWithoutPlace;
import afterbell.attendance.rollcall.model.Refusal.ReasonMissing;
import afterbell.attendance.rollcall.model.Refusal.SessionNotOpen;
import afterbell.attendance.rollcall.model.Refusal.TakenByAnother;
import afterbell.attendance.rollcall.model.Refusal.TooManyPupils;
import afterbell.attendance.rollcall.model.Refusal.WorkerNotSignedOn;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.Register.Original;
import afterbell.attendance.rollcall.model.Register.Uncalled;
import afterbell.attendance.rollcall.model.RegisterEvent.Corrected;
import afterbell.attendance.rollcall.model.RegisterEvent.RollCalled;
import afterbell.attendance.rollcall.model.RollCall.Mark;
import afterbell.attendance.session.model.Session.Duty.SignedOn;
import afterbell.attendance.session.model.Session.Open;
import afterbell.attendance.session.model.Session.Opening;
import afterbell.attendance.session.model.SessionId;

/** R31, R20, R6. */
class CallingTheRollTest {
    private static final LocalDate DAY = LocalDate.of(2021, 9, 1);
    private static final Instant OPENED = Instant.parse("2021-09-01T07:40:00Z");
    private static final Instant CAME = Instant.parse("2021-09-01T07:45:00Z");
    private static final Instant NOW = Instant.parse("2021-09-01T09:00:00Z");
    private static final RegisterId ID = new RegisterId("group-1", DAY, Slot.AFTERNOON);
    private static final Register UNCALLED = new Uncalled(ID, "school-1");
    private static final Awaited ANN = Awaited.everyOf(Set.of("ann"));
    private static final Awaited ANN_AND_BO = Awaited.everyOf(Set.of("ann", "bo"));
    private static final Open SESSION = new Open(new SessionId("school-1", DAY, Slot.AFTERNOON),
            new Opening("2021-autumn", OPENED, 2, 50), List.of(new SignedOn("wu", CAME), new SignedOn("li", OPENED)),
            List.of());

    @Test
    void recordsEveryPupilInOneFactAndTakesThePresentOnesIntoCare() {
        var recorded = recorded(decide(UNCALLED, by("wu", new Mark("bo", ABSENT_SICK), new Mark("ann", PRESENT))));

        var entries = List.of(new Entry("ann", PRESENT, 1, new InCare(0)), new Entry("bo", ABSENT_SICK, 1, new Away()));
        var care = List.of(new CareStep("wu", CAME, Custody.NO_STEP));
        assertThat(recorded.register()).isEqualTo(
                new Called(ID, "school-1", entries, care, List.of(), List.of()).withRoll(new Roll.Told(0, "me")));
        assertThat(recorded.events()).containsExactly(new RollCalled("wu", entries));
        assertThat(recorded.register().inCareOf("wu")).extracting(Entry::pupilId).containsExactly("ann");
    }

    @Test
    void takesPupilsIntoCareWhenItSaysOrWhenTheWorkerOrTheSessionCame() {
        var at = CAME.plusSeconds(600);
        var marks = List.of(new Mark("ann", PRESENT), new Mark("bo", PRESENT));

        assertThat(since(new RollCall(marks, "wu", at, null, "me", NOW))).isEqualTo(at);
        assertThat(since(new RollCall(marks, "wu", null, null, "me", NOW))).isEqualTo(CAME);
        assertThat(since(new RollCall(marks, null, null, null, "me", NOW))).isEqualTo(OPENED);
    }

    @Test
    void needsAnOpenSession() {
        assertThat(CallingRules.decide(UNCALLED, by("wu", new Mark("ann", PRESENT)), ANN_AND_BO, null))
                .isEqualTo(new Refused(new SessionNotOpen()));
    }

    @Test
    void needsAWorkerWhoIsSignedOn() {
        assertThat(decide(UNCALLED, by("zu", new Mark("ann", PRESENT), new Mark("bo", PRESENT))))
                .isEqualTo(new Refused(new WorkerNotSignedOn()));
    }

    @Test
    void theSameRollAgainChangesNothingEvenAfterTheSession() {
        var roll = by("wu", new Mark("ann", PRESENT), new Mark("bo", PRESENT));
        var called = recorded(decide(UNCALLED, roll)).register();

        for (var session : new Open[]{SESSION, null}) {
            var again = recorded(CallingRules.decide(called, roll, ANN_AND_BO, session));
            assertThat(again).isEqualTo(new Recorded(called, List.of()));
        }
    }

    @Test
    void theSameRollByAnotherWorkerIsNoHandOver() {
        var called = recorded(decide(UNCALLED, by("wu", new Mark("ann", PRESENT), new Mark("bo", PRESENT)))).register();

        assertThat(decide(called, by("li", new Mark("ann", PRESENT), new Mark("bo", PRESENT))))
                .isEqualTo(new Refused(new TakenByAnother()));
    }

    @Test
    void aRollWithoutAWorkerIsToldAgainOnceOneIsNamed() {
        var called = recorded(decide(UNCALLED, new Mark("ann", PRESENT), new Mark("bo", PRESENT))).register();
        var named = by("wu", new Mark("ann", PRESENT), new Mark("bo", PRESENT));

        var recorded = recorded(decide(called, named));

        assertThat(recorded.register().inCareOf("wu")).hasSize(2);
        assertThat(recorded.events()).containsExactly(new RollCalled("wu", called.entries()));
        assertThat(recorded(decide(recorded.register(), named)).events()).isEmpty();
        assertThat(CallingRules.decide(called, named, ANN_AND_BO, null)).isEqualTo(new Refused(new SessionNotOpen()));
    }

    @Test
    void anotherMarkIsACorrectionThatTellsOnlyWhatChangedAndKeepsWhy() {
        var called = recorded(decide(UNCALLED, new Mark("ann", PRESENT), new Mark("bo", PRESENT))).register();

        var corrected = recorded(
                decide(called, because("went home", new Mark("ann", PRESENT), new Mark("bo", ABSENT_SICK))));

        var bo = new Entry("bo", ABSENT_SICK, 2, new Away());
        assertThat(corrected.events()).containsExactly(new Corrected(List.of(bo)));
        assertThat(corrected.register().entries()).containsExactly(new Entry("ann", PRESENT, 1, new InCare(0)), bo);
        assertThat(corrected.register().corrections())
                .containsExactly(new Correction(NOW, "me", "went home", List.of("bo")));
        assertThat(corrected.register().present()).isEqualTo(1);
    }

    @Test
    void aCorrectionWithoutAReasonIsRefused() {
        var called = recorded(decide(UNCALLED, new Mark("ann", PRESENT), new Mark("bo", PRESENT))).register();

        for (var reason : new String[]{null, " "}) {
            assertThat(decide(called, because(reason, new Mark("ann", PRESENT), new Mark("bo", ABSENT_SICK))))
                    .isEqualTo(new Refused(new ReasonMissing()));
        }
    }

    @Test
    void aPupilWhoIsPresentAfterAllComesIntoCareWhileTheSessionLasts() {
        var called = recorded(decide(UNCALLED, by("wu", new Mark("ann", PRESENT), new Mark("bo", ABSENT_SICK))))
                .register();
        var late = because("came late", new Mark("ann", PRESENT), new Mark("bo", PRESENT));

        var during = recorded(decide(called, late)).register();
        var after = recorded(CallingRules.decide(called, late, ANN_AND_BO, null)).register();

        assertThat(during.inCareOf("wu")).extracting(Entry::pupilId).containsExactly("ann", "bo");
        assertThat(during.care()).hasSize(2);
        assertThat(after.entryOf("bo")).contains(new Entry("bo", PRESENT, 2, new Untold()));
        assertThat(after.inCare()).extracting(Entry::pupilId).containsExactly("ann");
    }

    @Test
    void aDayThatIsOverIsCorrectedWithApprovalOnlyUnlessItsSessionIsOpen() {
        var called = recorded(decide(UNCALLED, new Mark("ann", PRESENT), new Mark("bo", PRESENT))).register();
        var marks = List.of(new Mark("ann", PRESENT), new Mark("bo", ABSENT_SICK));
        var endOfDay = Instant.parse("2021-09-01T15:59:59.999Z");
        var nextDay = Instant.parse("2021-09-01T16:00:00Z");

        var onTheDay = new RollCall(marks, null, null, "mixed up", "me", endOfDay);
        var later = new RollCall(marks, null, null, "mixed up", "me", nextDay);

        assertThat(CallingRules.decide(called, onTheDay, ANN_AND_BO, null)).isInstanceOf(Recorded.class);
        assertThat(CallingRules.decide(called, later, ANN_AND_BO, null)).isEqualTo(new Refused(new ApprovalNeeded()));
        assertThat(CallingRules.decide(called, later, ANN_AND_BO, SESSION)).isInstanceOf(Recorded.class);
    }

    @Test
    void aCorrectionKeepsWhatItReplaces() {
        var called = recorded(CallingRules.decide(UNCALLED, by("wu", new Mark("ann", PRESENT)), ANN, SESSION))
                .register();

        var first = recorded(decide(called, because("new", new Mark("ann", ABSENT_SICK), new Mark("bo", PRESENT))))
                .register();
        var second = recorded(decide(first, because("well", new Mark("ann", PRESENT), new Mark("bo", PRESENT))))
                .register();

        assertThat(second.originals()).containsExactly(
                new Original("ann", new Entry("ann", PRESENT, 1, new InCare(0))), new Original("bo", null),
                new Original("ann", new Entry("ann", ABSENT_SICK, 2, new Away())));
    }

    @Test
    void aReleasedPupilWhoWasNotThereIsCorrected() {
        var called = recorded(decide(UNCALLED, new Mark("ann", PRESENT), new Mark("bo", PRESENT))).register();
        var gone = called.with(called.entries()
                .stream()
                .map(entry -> entry.in(new Released(0, NOW, "mum", "guard")))
                .toList());

        var corrected = recorded(CallingRules.decide(gone,
                because("mixed up", new Mark("ann", PRESENT), new Mark("bo", ABSENT_SICK)), ANN_AND_BO, null));

        assertThat(corrected.register().entryOf("bo")).contains(new Entry("bo", ABSENT_SICK, 2, new Away()));
        assertThat(corrected.register().entryOf("ann").orElseThrow().custody()).isInstanceOf(Released.class);
    }

    @Test
    void aPupilWhoGainedAPlaceLaterIsEnteredByACorrection() {
        var called = recorded(CallingRules.decide(UNCALLED, by(null, new Mark("ann", PRESENT)), ANN, SESSION))
                .register();

        var corrected = recorded(decide(called, because("new", new Mark("ann", PRESENT), new Mark("bo", PRESENT))));

        assertThat(corrected.events())
                .containsExactly(new Corrected(List.of(new Entry("bo", PRESENT, 1, new InCare(1)))));
    }

    @Test
    void aPupilWhoHasLostThePlaceStaysOnTheRegisterAndCanBeCorrected() {
        var called = recorded(decide(UNCALLED, new Mark("ann", PRESENT), new Mark("bo", PRESENT))).register();

        var unnamed = recorded(CallingRules.decide(called, by(null, new Mark("ann", PRESENT)), ANN, SESSION));
        var named = recorded(CallingRules.decide(called,
                because("left", new Mark("ann", PRESENT), new Mark("bo", ABSENT_SICK)), ANN, SESSION));

        assertThat(unnamed).isEqualTo(new Recorded(called, List.of()));
        assertThat(named.register().entryOf("bo").orElseThrow().presence()).isEqualTo(ABSENT_SICK);
    }

    @Test
    void noRegisterIsCorrectedWithoutEnd() {
        Register register = recorded(decide(UNCALLED, new Mark("ann", PRESENT), new Mark("bo", PRESENT))).register();
        Outcome outcome = new Recorded((Called) register, List.of());
        int corrections = 0;
        while (outcome instanceof Recorded(var next, _)) {
            var presence = corrections % 2 == 0 ? ABSENT_SICK : PRESENT;
            outcome = decide(next, because("again", new Mark("ann", presence), new Mark("bo", PRESENT)));
            corrections++;
        }
        assertThat(outcome).isEqualTo(new Refused(new Refusal.TooManyChanges()));
        assertThat(corrections).isEqualTo(Called.MOST_CHANGES + 1);
    }

    @Test
    void fiftyPupilsAreCalledAndFiftyOneAreRefused() {
        assertThat(decide(UNCALLED, fullGroup(50), marks(50))).isInstanceOf(Recorded.class);
        assertThat(decide(UNCALLED, fullGroup(51), marks(51))).isEqualTo(new Refused(new TooManyPupils(51)));
    }

    @Test
    void aPupilWithoutAPlaceIsRefused() {
        assertThat(decide(UNCALLED, new Mark("ann", PRESENT), new Mark("zoe", PRESENT), new Mark("bo", PRESENT)))
                .isEqualTo(new Refused(new PupilsWithoutPlace(List.of(1))));
    }

    @Test
    void aPupilNamedTwiceIsRefused() {
        assertThat(decide(UNCALLED, new Mark("ann", PRESENT), new Mark("bo", PRESENT), new Mark("ann", ABSENT_SICK)))
                .isEqualTo(new Refused(new PupilsNamedTwice(List.of(2))));
    }

    @Test
    void halfARollIsRefused() {
        assertThat(decide(UNCALLED, new Mark("ann", PRESENT)))
                .isEqualTo(new Refused(new PupilsMissing(List.of("bo"))));
    }

    private static Outcome decide(Register register, Mark... marks) {
        return decide(register, by(null, marks));
    }

    private static Outcome decide(Register register, RollCall roll) {
        return CallingRules.decide(register, roll, ANN_AND_BO, SESSION);
    }

    private static Outcome decide(Register register, Set<String> expected, List<Mark> marks) {
        return CallingRules.decide(register, new RollCall(marks, null, null, null, "me", NOW),
                Awaited.everyOf(expected), SESSION);
    }

    private static RollCall by(@Nullable String workerId, Mark... marks) {
        return new RollCall(List.of(marks), workerId, null, null, "me", NOW);
    }

    private static RollCall because(@Nullable String reason, Mark... marks) {
        return new RollCall(List.of(marks), null, null, reason, "me", NOW);
    }

    private static Instant since(RollCall roll) {
        return recorded(decide(UNCALLED, roll)).register().care().getFirst().since();
    }

    private static Set<String> fullGroup(int size) {
        return marks(size).stream().map(Mark::pupilId).collect(Collectors.toSet());
    }

    private static List<Mark> marks(int size) {
        return IntStream.range(0, size).mapToObj(i -> new Mark("pupil-" + i, PRESENT)).toList();
    }

    private static Recorded recorded(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Recorded.class);
        return (Recorded) outcome;
    }
}
