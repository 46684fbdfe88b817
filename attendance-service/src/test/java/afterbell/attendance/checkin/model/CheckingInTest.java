package afterbell.attendance.checkin.model;

import static afterbell.attendance.rollcall.model.Presence.ABSENT_LEAVE;
import static afterbell.attendance.rollcall.model.Presence.ABSENT_SICK;
import static afterbell.attendance.rollcall.model.Presence.ABSENT_UNEXPLAINED;
import static afterbell.attendance.rollcall.model.Presence.PRESENT;
import static afterbell.attendance.rollcall.model.SomeRegister.DAY;
import static afterbell.attendance.rollcall.model.SomeRegister.NOW;
import static afterbell.attendance.rollcall.model.SomeRegister.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import afterbell.attendance.checkin.model.CheckInRules.Coming;
import afterbell.attendance.checkin.model.CheckInRules.Outcome;
import afterbell.attendance.checkin.model.CheckInRules.Refusal;
import afterbell.attendance.checkin.model.CheckInRules.Verdict;
import afterbell.attendance.closing.model.WhoIsHere;
import afterbell.attendance.group.model.Slot;
import afterbell.attendance.rollcall.model.Awaited;
import afterbell.attendance.rollcall.model.CallingRules;
import afterbell.attendance.rollcall.model.CallingRules.Outcome.Recorded;
import afterbell.attendance.rollcall.model.CareStep;
import afterbell.attendance.rollcall.model.CheckIn;
import afterbell.attendance.rollcall.model.Custody.InCare;
import afterbell.attendance.rollcall.model.Custody.Released;
import afterbell.attendance.rollcall.model.Entry;
import afterbell.attendance.rollcall.model.Presence;
import afterbell.attendance.rollcall.model.Register;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.Register.Original;
import afterbell.attendance.rollcall.model.Register.Uncalled;
import afterbell.attendance.rollcall.model.RegisterAlert.AbsentUnexplained;
import afterbell.attendance.rollcall.model.RegisterEvent;
import afterbell.attendance.rollcall.model.RegisterEvent.AbsenceExplained;
import afterbell.attendance.rollcall.model.RegisterEvent.Arrived;
import afterbell.attendance.rollcall.model.RegisterEvent.PupilAbsentUnexplained;
import afterbell.attendance.rollcall.model.RegisterEvent.PupilsCheckedIn;
import afterbell.attendance.rollcall.model.RegisterId;
import afterbell.attendance.rollcall.model.RollCall;
import afterbell.attendance.rollcall.model.RollCall.Mark;
import afterbell.attendance.rollcall.model.Way;
import afterbell.attendance.serviceday.model.TimeRefusal;
import afterbell.attendance.session.model.Session.Duty;
import afterbell.attendance.session.model.Session.Duty.SignedOn;
import afterbell.attendance.session.model.Session.Open;
import afterbell.attendance.session.model.Session.Opening;
import afterbell.attendance.session.model.SessionId;

/** R31: a pupil who has come is present and in one worker's care, however it was seen; the roll settles the others. */
class CheckingInTest {
    private static final Register UNCALLED = new Uncalled(new RegisterId("group-1", DAY, Slot.AFTERNOON), "school-1");
    private static final Awaited ANN_AND_BO = new Awaited(Set.of("ann", "bo"), Set.of("ann", "bo", "leo"));
    private static final Open SESSION = session("wu", "li");
    private static final Coming ANN = by("ann", "15:46", "wu");
    private static final Called ANN_HERE = register(checkIn(UNCALLED, ANN));

    @Test
    void theFirstPupilBeginsTheRegisterAndIsInTheCareOfTheWorkerNamed() {
        var outcome = checkIn(UNCALLED, ANN);

        var ann = new Entry("ann", PRESENT, 1, new InCare(0), new CheckIn(Way.CARD, at("15:46"), "gate"));
        assertThat(outcome.verdicts()).containsExactly(new Verdict.Entered(ann, "wu"));
        assertThat(register(outcome).entries()).containsExactly(ann);
        assertThat(register(outcome).isRollCalled()).isFalse();
        assertThat(register(outcome).inCareOf("wu")).containsExactly(ann);
        assertThat(outcome.events()).containsExactly(
                new PupilsCheckedIn(List.of(new Arrived("ann", 1, Way.CARD, "wu", at("15:46")))));
    }

    @Test
    void whoComesToTheSameWorkerSharesAStepAndIsInCareSinceTheOwnComing() {
        var both = register(checkIn(ANN_HERE, by("bo", "15:50", "wu")));

        assertThat(both.care()).hasSize(1);
        assertThat(both.inCareSince(entry(both, "ann"))).contains(at("15:46"));
        assertThat(both.inCareSince(entry(both, "bo"))).contains(at("15:50"));
        assertThat(both.careOf(entry(both, "bo"))).containsExactly(new CareStep("wu", at("15:50"), -1));
    }

    @Test
    void whoIsNotToldComesToWhoTookTheLastOrToTheOnlyOneThere() {
        assertThat(register(checkIn(ANN_HERE, by("bo", "15:50", null))).inCareOf("wu")).hasSize(2);
        assertThat(register(decide(UNCALLED, session("li"), by("bo", "15:50", null))).inCareOf("li")).hasSize(1);
        refused(checkIn(UNCALLED, by("bo", "15:50", null)), Refusal.CARE_NOT_TOLD);
        refused(decide(UNCALLED, session(), by("bo", "15:50", null)), Refusal.CARE_NOT_TOLD);
        refused(decide(ANN_HERE, session("li", "zu"), by("bo", "15:50", null)), Refusal.CARE_NOT_TOLD);
    }

    @Test
    void onlyAWorkerWhoIsThereTakesThePupil() {
        refused(checkIn(UNCALLED, by("ann", "15:46", "zu")), Refusal.WORKER_NOT_SIGNED_ON);
    }

    @Test
    void againChangesNothingAndTellsHowThePupilCame() {
        for (var again : List.of(ANN, by("ann", "15:55", "li"))) {
            var outcome = checkIn(ANN_HERE, again);

            assertThat(outcome.events()).isEmpty();
            assertThat(outcome.register()).isEqualTo(ANN_HERE);
            assertThat(outcome.verdicts()).containsExactly(new Verdict.Entered(entry(ANN_HERE, "ann"), "wu"));
        }
        assertThat(decide(ANN_HERE, null, ANN).verdicts())
                .containsExactly(new Verdict.Entered(entry(ANN_HERE, "ann"), "wu"));
    }

    @Test
    void eachIsAnsweredOnItsOwnAndThoseWhoMayAreOneFact() {
        var outcome = checkIn(UNCALLED, ANN, by("zoe", "15:46", "wu"), by("leo", "15:47", "li"));

        assertThat(outcome.verdicts().get(1)).isEqualTo(new Verdict.Refused(Refusal.WITHOUT_PLACE));
        assertThat(register(outcome).entries()).extracting(Entry::pupilId).containsExactly("ann", "leo");
        assertThat(outcome.events()).hasSize(1);
    }

    @Test
    void needsAnOpenSession() {
        refused(decide(ANN_HERE, null, by("bo", "15:50", "wu")), Refusal.SESSION_NOT_OPEN);
    }

    @Test
    void isOnTheDayAndNotToCome() {
        var early = CheckInRules.decide(UNCALLED, List.of(ANN), ANN_AND_BO, SESSION, "gate", at("15:00"));
        assertThat(early.verdicts()).containsExactly(new Verdict.WrongTime(TimeRefusal.TIME_TO_COME));
        assertThat(checkIn(UNCALLED, new Coming("ann", Way.GATE, at("15:46").plusSeconds(86_400), "wu")).verdicts())
                .containsExactly(new Verdict.WrongTime(TimeRefusal.ON_ANOTHER_DAY));
    }

    @Test
    void fiftyPupilsAreTheMost() {
        var pupils = IntStream.range(0, 51).mapToObj("p-%02d"::formatted).toList();
        var coming = pupils.stream().map(pupil -> by(pupil, "15:46", "wu")).toList();

        var outcome = CheckInRules.decide(UNCALLED, coming, Awaited.everyOf(Set.copyOf(pupils)), SESSION, "gate", NOW);

        assertThat(register(outcome).entries()).hasSize(50);
        assertThat(outcome.verdicts().getLast()).isEqualTo(new Verdict.Refused(Refusal.TOO_MANY_PUPILS));
    }

    @Test
    void whoHasLeftDoesNotComeBackByCheckIn() {
        var gone = ANN_HERE.with(List.of(entry(ANN_HERE, "ann").in(new Released(0, at("16:30"), "mum", "guard"))));

        refused(checkIn(gone, by("ann", "16:40", "wu")), Refusal.LEFT_BEFORE);
        assertThat(checkIn(gone, ANN).verdicts())
                .containsExactly(new Verdict.Entered(entry(gone, "ann"), null));
    }

    @Test
    void theRollSettlesTheOthersAndWhoCheckedInStaysAsThePupilCame() {
        for (var marks : List.of(List.of(mark("bo", ABSENT_SICK)),
                List.of(mark("ann", PRESENT), mark("bo", ABSENT_SICK)))) {
            var called = called(ANN_HERE, roll(null, marks));

            assertThat(called.register().isRollCalled()).isTrue();
            assertThat(entry(called.register(), "ann")).isEqualTo(entry(ANN_HERE, "ann"));
            assertThat(entry(called.register(), "bo").presence()).isEqualTo(ABSENT_SICK);
            assertThat(called.events())
                    .containsExactly(new RegisterEvent.RollCalled("li", called.register().entries()));
            assertThat(called(called.register(), roll(null, marks)).events()).as("the same roll again").isEmpty();
        }
    }

    @Test
    void whomTheRollFindsComesIntoTheCareOfItsWorkerAndWhoCheckedInStays() {
        var called = called(ANN_HERE, roll(null, List.of(mark("bo", PRESENT)))).register();

        assertThat(called.inCareOf("wu")).extracting(Entry::pupilId).containsExactly("ann");
        assertThat(called.inCareOf("li")).extracting(Entry::pupilId).containsExactly("bo");
        assertThat(called.careOfRoll()).contains(new CareStep("li", at("16:00"), -1));
    }

    @Test
    void halfARollIsRefusedForThoseWhoHaveNotCheckedIn() {
        assertThat(CallingRules.decide(ANN_HERE, roll(null, List.of(mark("ann", PRESENT))), ANN_AND_BO, SESSION))
                .isEqualTo(new CallingRules.Outcome.Refused(
                        new afterbell.attendance.rollcall.model.Refusal.PupilsMissing(List.of("bo"))));
    }

    @Test
    void whoHasLeftBeforeTheRollIsNotThereAndStaysReleased() {
        var left = ANN_HERE.with(ANN_HERE.entries()
                .stream()
                .map(entry -> entry.in(new Released(0, at("15:52"), "mum", "guard-1")))
                .toList());

        var called = CallingRules.decide(left,
                roll(null, List.of(mark("ann", ABSENT_UNEXPLAINED), mark("bo", PRESENT))), ANN_AND_BO, SESSION);

        assertThat(called).isInstanceOfSatisfying(CallingRules.Outcome.Recorded.class,
                it -> assertThat(it.register().entryOf("ann")).isEqualTo(left.entryOf("ann")));
    }

    @Test
    void aRollThatSaysAbsentOfWhoCheckedInNamesTheChildUnlessItSaysWhy() {
        var marks = List.of(mark("ann", ABSENT_UNEXPLAINED), mark("bo", PRESENT));

        assertThat(CallingRules.decide(ANN_HERE, roll(null, marks), ANN_AND_BO, SESSION))
                .isEqualTo(new CallingRules.Outcome.Refused(
                        new afterbell.attendance.rollcall.model.Refusal.CheckedInSaidAbsent(List.of("ann"))));

        var why = called(ANN_HERE, roll("the card was another child's", marks));
        assertThat(entry(why.register(), "ann").presence()).isEqualTo(ABSENT_UNEXPLAINED);
        assertThat(entry(why.register(), "ann").revision()).isEqualTo(2);
        assertThat(why.register().originals()).containsExactly(new Original("ann", entry(ANN_HERE, "ann")));
        assertThat(why.register().corrections()).singleElement()
                .satisfies(it -> assertThat(it.pupilIds()).containsExactly("ann"));
        assertThat(why.events()).contains(new PupilAbsentUnexplained("ann", at("16:00")));
        assertThat(checkIn(why.register(), ANN).events()).as("who repeats the check-in undoes nothing").isEmpty();
        refused(checkIn(why.register(), by("ann", "16:20", "wu")), Refusal.SAID_ABSENT);
    }

    @Test
    void whoWasAbsentAtTheRollMayComeLaterAndWhatItSaidIsKept() {
        var called = called(ANN_HERE, roll(null, List.of(mark("bo", ABSENT_UNEXPLAINED)))).register();

        refused(checkIn(called, by("bo", "15:59", "wu")), Refusal.SAID_ABSENT);
        var came = checkIn(called, by("bo", "16:10", "wu"));

        assertThat(entry(register(came), "bo").revision()).isEqualTo(2);
        assertThat(register(came).originals()).containsExactly(new Original("bo", entry(called, "bo")));
        assertThat(came.events()).containsExactly(
                new PupilsCheckedIn(List.of(new Arrived("bo", 2, Way.CARD, "wu", at("16:10")))),
                new AbsenceExplained("bo", PRESENT, at("16:10")));
        assertThat(register(came).alerts())
                .containsExactly(new AbsentUnexplained("bo", at("16:00"), at("16:10")));
    }

    @Test
    void anUnexplainedAbsenceIsToldByTheRollAndOverWhenItIsExplained() {
        var called = called(UNCALLED, roll(null, List.of(mark("ann", PRESENT), mark("bo", ABSENT_UNEXPLAINED))));
        assertThat(called.events()).contains(new PupilAbsentUnexplained("bo", at("16:00")));
        assertThat(called.register().alerts()).containsExactly(new AbsentUnexplained("bo", at("16:00"), null));

        var explained = called(called.register(),
                roll("a call from home", List.of(mark("ann", PRESENT), mark("bo", ABSENT_LEAVE))));
        assertThat(explained.events()).contains(new AbsenceExplained("bo", ABSENT_LEAVE, at("16:00")));
        assertThat(explained.register().alerts())
                .containsExactly(new AbsentUnexplained("bo", at("16:00"), at("16:00")));
    }

    @Test
    void theSessionWaitsForWhoHasNeitherComeNorIsAbsent() {
        assertThat(new WhoIsHere(List.of(ANN_HERE)).unaccounted(ANN_AND_BO.expected())).containsExactly("ann", "bo");
        var gone = ANN_HERE.with(List.of(entry(ANN_HERE, "ann").in(new Released(0, at("16:30"), "mum", "guard"))));
        assertThat(new WhoIsHere(List.of(gone)).unaccounted(ANN_AND_BO.expected())).containsExactly("bo");
        assertThat(new WhoIsHere(List.of(gone)).unaccounted(Set.of("ann"))).isEmpty();
    }

    @Test
    void whomTheSessionDoesNotAwaitIsKeptAsUnknownBefore() {
        assertThat(register(checkIn(UNCALLED, by("leo", "15:47", "li"))).originals())
                .containsExactly(new Original("leo", null));
        assertThat(ANN_HERE.originals()).isEmpty();
    }

    private static Coming by(String pupil, String time, @Nullable String worker) {
        return new Coming(pupil, Way.CARD, at(time), worker);
    }

    private static Mark mark(String pupil, Presence presence) {
        return new Mark(pupil, presence);
    }

    private static RollCall roll(@Nullable String reason, List<Mark> marks) {
        return new RollCall(marks, "li", at("16:00"), reason, "teacher", NOW);
    }

    private static Open session(String... workers) {
        var duties = List.of(workers).stream().<Duty>map(worker -> new SignedOn(worker, at("15:40"))).toList();
        return new Open(new SessionId("school-1", DAY, Slot.AFTERNOON),
                new Opening("2021-autumn", at("15:40"), 2, 50), duties, List.of());
    }

    private static Outcome checkIn(Register register, Coming... coming) {
        return decide(register, SESSION, coming);
    }

    private static Outcome decide(Register register, @Nullable Open session, Coming... coming) {
        return CheckInRules.decide(register, List.of(coming), ANN_AND_BO, session, "gate", NOW);
    }

    private static Recorded called(Register register, RollCall roll) {
        var outcome = CallingRules.decide(register, roll, ANN_AND_BO, SESSION);
        assertThat(outcome).isInstanceOf(Recorded.class);
        return (Recorded) outcome;
    }

    private static Called register(Outcome outcome) {
        return (Called) outcome.register();
    }

    private static Entry entry(Called register, String pupil) {
        return register.entryOf(pupil).orElseThrow();
    }

    private static void refused(Outcome outcome, Refusal reason) {
        assertThat(outcome.verdicts()).containsExactly(new Verdict.Refused(reason));
        assertThat(outcome.events()).isEmpty();
    }
}
