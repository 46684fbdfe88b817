package afterbell.attendance.seal.model;

import static afterbell.attendance.rollcall.model.SomeRegister.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import afterbell.attendance.group.model.Slot;
import afterbell.attendance.rollcall.model.CallingRules;
import afterbell.attendance.rollcall.model.CorrectionRequest.Asked;
import afterbell.attendance.rollcall.model.CorrectionRequest.Change;
import afterbell.attendance.rollcall.model.Custody.Released;
import afterbell.attendance.rollcall.model.Custody.Untold;
import afterbell.attendance.rollcall.model.Presence;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.RegisterId;
import afterbell.attendance.rollcall.model.SomeRegister;
import afterbell.attendance.seal.model.DaySeals.Recheck;
import afterbell.attendance.seal.model.DaySeals.RegisterRoot;
import afterbell.attendance.seal.model.SealRules.Answer.Broken;
import afterbell.attendance.seal.model.SealRules.Answer.NotOnRegister;
import afterbell.attendance.seal.model.SealRules.Answer.NotSealed;
import afterbell.attendance.seal.model.SealRules.Answer.Proven;
import afterbell.attendance.session.model.Session.Closed;
import afterbell.attendance.session.model.Session.Closing;
import afterbell.attendance.session.model.Session.Opening;
import afterbell.attendance.session.model.SessionEvent.Resealed;
import afterbell.attendance.session.model.SessionId;
import afterbell.attendance.session.model.SessionRules.Outcome.Done;

/** A served pupil's record is proven against the day's seal; nothing that was sealed changes unseen (R16, R31). */
class SealingADayTest {
    private static final Called ONE = released(SomeRegister.withInCare("ann", "bo"));
    private static final Called OTHER = released(named("group-2", SomeRegister.withInCare("cy")));
    private static final Recheck WORD = new Recheck("word-1", at("18:12"), null);
    private static final DaySeals SEALED = SealRules.atClosing(List.of(OTHER, ONE), at("18:10"), WORD);

    @Test
    void aServedPupilIsProvenToTheRootThatIsTold() {
        for (var pupil : List.of("ann", "bo", "sick")) {
            var proven = proven(SealRules.prove(SEALED, 1, ONE, pupil));

            assertThat(proven.fact()).contains("|" + pupil + "|");
            assertThat(MerkleTree.rootOf(MerkleTree.leaf(proven.fact()), proven.path())).isEqualTo(root(1));
            assertThat(MerkleTree.rootOf(MerkleTree.leaf(proven.fact().replace("|1|", "|2|")), proven.path()))
                    .isNotEqualTo(root(1));
        }
        assertThat(SEALED.seals().getFirst().entries()).isEqualTo(5);
    }

    @Test
    void aLineSaysWhoHadThePupilAndHowThePupilLeft() {
        assertThat(SealedFact.of(ONE)).containsExactly(
                "afterbell.attendance.v1|school-1|2021-09-01|AFTERNOON|group-1|ann|PRESENT|1|"
                        + "wu@2021-09-01T07:50:00Z|COLLECTED|mum|2021-09-01T09:20:00Z",
                "afterbell.attendance.v1|school-1|2021-09-01|AFTERNOON|group-1|bo|PRESENT|1|"
                        + "wu@2021-09-01T07:50:00Z|COLLECTED|mum|2021-09-01T09:20:00Z",
                "afterbell.attendance.v1|school-1|2021-09-01|AFTERNOON|group-1|sick|ABSENT_SICK|1|-|-|-|-");
    }

    @Test
    void lookingAgainChangesNothingWhileNothingWasCorrected() {
        for (var registers : List.of(List.of(ONE, OTHER), List.of(OTHER), List.<Called>of())) {
            var again = SealRules.sealAgain(closed(SEALED), registers, List.of(), at("18:20"));
            assertThat(again.changed()).isFalse();
            assertThat(again.events()).isEmpty();
        }
    }

    @Test
    void aCorrectedRegisterGetsAFurtherSealAndTheFirstOneStillHoldsForWhatWas() {
        var corrected = corrected(ONE, "ann", Presence.ABSENT_LEAVE);

        var outcome = SealRules.sealAgain(closed(SEALED), List.of(corrected), List.of(WORD), at("18:20"));
        var seals = seals(outcome);

        var further = seals.last().orElseThrow();
        assertThat(outcome.events()).containsExactly(new Resealed(further));
        assertThat(further.number()).isEqualTo(2);
        assertThat(further.root()).isNotEqualTo(root(1));
        assertThat(further.changed()).extracting(RegisterRoot::groupId).containsExactly("group-1");
        assertThat(seals.rechecks()).isEmpty();
        assertThat(proven(SealRules.prove(seals, 1, corrected, "ann")).fact()).contains("|PRESENT|1|");
        assertThat(proven(SealRules.prove(seals, 2, corrected, "ann")).fact()).contains("|ABSENT_LEAVE|2|");
        assertThat(proven(SealRules.prove(seals, 2, OTHER, "cy")).seal()).isEqualTo(further);
        assertThat(SealRules.sealAgain(closed(seals), List.of(corrected), List.of(), at("18:30")).changed()).isFalse();
    }

    @Test
    void whoCameInWhileTheSessionWasBeingClosedIsLookedAtUntilReleased() {
        var late = SomeRegister.withInCare("ann", "bo");

        var seals = seals(SealRules.sealAgain(closed(SEALED), List.of(late, OTHER), List.of(WORD), at("18:12")));
        assertThat(seals.rechecks()).containsExactly(new Recheck("word-1", at("18:14"), null));

        var gone = seals(
                SealRules.sealAgain(closed(seals), List.of(released(late), OTHER), seals.rechecks(), at("18:14")));
        assertThat(gone.rechecks()).isEmpty();
    }

    @Test
    void everySealIsProvenWhateverWasCorrectedSince() {
        var register = ONE;
        var seals = SEALED;
        var presences = new ArrayList<>(List.of("PRESENT|1"));
        for (int i = 0; i < 8; i++) {
            register = corrected(register, "ann", i % 2 == 0 ? Presence.ABSENT_SICK : Presence.PRESENT);
            register = corrected(register, "new-" + i, Presence.PRESENT);
            presences.add((i % 2 == 0 ? "ABSENT_SICK|" : "PRESENT|") + (i + 2));
            seals = seals(SealRules.sealAgain(closed(seals), List.of(register), List.of(), at("18:20")));
        }
        for (int number = 1; number <= 9; number++) {
            var proven = proven(SealRules.prove(seals, number, register, "ann"));
            assertThat(proven.fact()).contains(presences.get(number - 1));
            assertThat(MerkleTree.rootOf(MerkleTree.leaf(proven.fact()), proven.path()))
                    .isEqualTo(proven.seal().root());
            assertThat(SealRules.prove(seals, number, register, "new-7"))
                    .isInstanceOf(number == 9 ? Proven.class : NotOnRegister.class);
        }
    }

    @Test
    void whoIsReleasedAfterTheClosingIsSealedAgainAndWasNotBefore() {
        var untold = corrected(ONE, "sick", Presence.PRESENT);
        var seals = seals(SealRules.sealAgain(closed(SEALED), List.of(untold), List.of(), at("18:20")));
        var gone = release(untold, "sick");
        var further = seals(SealRules.sealAgain(closed(seals), List.of(gone), List.of(), at("18:30")));

        assertThat(further.seals()).hasSize(3);
        assertThat(proven(SealRules.prove(further, 2, gone, "sick")).fact()).endsWith("|PRESENT|2|-|-|-|-");
        assertThat(proven(SealRules.prove(further, 3, gone, "sick")).fact()).contains("|COLLECTED|mum|");
        assertThat(proven(SealRules.prove(further, 1, gone, "sick")).fact()).contains("|ABSENT_SICK|1|");
    }

    @Test
    void aRegisterThatWasChangedBehindTheServicesBackProvesNothing() {
        var tampered = ONE.with(ONE.entries()
                .stream()
                .map(entry -> entry.pupilId().equals("ann")
                        ? entry.in(new Released(0, at("17:21"), "mum", "guard"))
                        : entry)
                .toList());

        for (var pupil : List.of("ann", "bo")) {
            assertThat(SealRules.prove(SEALED, 1, tampered, pupil)).isEqualTo(new Broken());
        }
        assertThat(SealRules.prove(SEALED, 1, OTHER, "cy")).isInstanceOf(Proven.class);
    }

    @Test
    void aFactUnderWayAtTheClosingIsSealedWhenTheWordIsDue() {
        var late = named("group-3", SomeRegister.withInCare());

        var outcome = SealRules.sealAgain(closed(SEALED), List.of(ONE, OTHER, late), SEALED.due(at("18:12")),
                at("18:12"));

        assertThat(SEALED.due(at("18:11"))).isEmpty();
        assertThat(SEALED.nextDue()).contains(at("18:12"));
        assertThat(seals(outcome).last().orElseThrow().entries()).isEqualTo(6);
        assertThat(seals(outcome).nextDue()).isEmpty();
        assertThat(SealRules.prove(seals(outcome), 1, late, "sick")).isEqualTo(new NotSealed());
        assertThat(SealRules.prove(seals(outcome), 2, late, "sick")).isInstanceOf(Proven.class);
    }

    @Test
    void aDayWithoutRegistersIsSealedAsWell() {
        var empty = SealRules.atClosing(List.of(), at("18:10"), WORD);

        assertThat(empty.last().orElseThrow().entries()).isZero();
        assertThat(SealRules.sealAgain(closed(empty), List.of(), List.of(), at("18:11")).changed()).isFalse();
    }

    @Test
    void nothingIsProvenWithoutASeal() {
        assertThat(SealRules.prove(DaySeals.NONE, 0, ONE, "ann")).isEqualTo(new NotSealed());
        assertThat(SealRules.prove(SEALED, 2, ONE, "ann")).isEqualTo(new NotSealed());
        assertThat(SealRules.prove(SEALED, 1, ONE, "zoe")).isEqualTo(new NotOnRegister());
    }

    @Test
    void noDayIsSealedWithoutEnd() {
        var seals = SEALED;
        for (int i = 0; i < DaySeals.MOST + 5; i++) {
            seals = seals.sealed(List.of(new RegisterRoot("group-1", 3, MerkleTree.leaf("x" + i))), at("18:20"));
        }
        assertThat(seals.seals()).hasSize(DaySeals.MOST);
    }

    private static String root(int number) {
        return SEALED.numbered(number).orElseThrow().root();
    }

    private static Proven proven(SealRules.Answer answer) {
        assertThat(answer).isInstanceOf(Proven.class);
        return (Proven) answer;
    }

    private static DaySeals seals(Done outcome) {
        return ((Closed) outcome.session()).closing().seals();
    }

    private static Closed closed(DaySeals seals) {
        return new Closed(new SessionId("school-1", SomeRegister.DAY, Slot.AFTERNOON),
                new Opening("2021-autumn", at("15:40"), 5, 50), List.of(), List.of(),
                new Closing(at("18:10"), 3, 2, 3, seals));
    }

    private static Called corrected(Called register, String pupil, Presence presence) {
        var asked = new Asked(1, at("18:15"), "me", "mixed up", List.of(new Change(pupil, presence, 2)));
        return CallingRules.correctAfterwards(register, asked, at("18:16")).register();
    }

    private static Called released(Called register) {
        return register.inCare()
                .stream()
                .reduce(register, (next, entry) -> release(next, entry.pupilId()), (_, last) -> last);
    }

    private static Called release(Called register, String pupil) {
        int step = register.entryOf(pupil).orElseThrow().custody() instanceof Untold ? -1 : 0;
        var kept = step < 0 ? register.keepingOriginalOf(List.of(pupil)) : register;
        return kept.with(register.entries()
                .stream()
                .map(entry -> entry.pupilId().equals(pupil)
                        ? entry.in(new Released(step, at("17:20"), "mum", "guard"))
                        : entry)
                .collect(Collectors.toList()));
    }

    private static Called named(String group, Called register) {
        return new Called(new RegisterId(group, SomeRegister.DAY, Slot.AFTERNOON), register.schoolId(),
                register.entries(), register.care(), List.of(), List.of());
    }
}
