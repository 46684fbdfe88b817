package afterbell.attendance.pickupcode.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import afterbell.attendance.group.model.Slot;
import afterbell.attendance.pickup.model.PickupAuthority;
import afterbell.attendance.pickup.model.PickupAuthority.Validity;
import afterbell.attendance.pickupcode.model.CodeRules.Asking;
import afterbell.attendance.pickupcode.model.CodeRules.Expected;
import afterbell.attendance.pickupcode.model.CodeRules.Giving;
import afterbell.attendance.pickupcode.model.CodeRules.Giving.Gives;
import afterbell.attendance.pickupcode.model.CodeRules.NotGiven;
import afterbell.attendance.pickupcode.model.Verified.Bad;
import afterbell.attendance.pickupcode.model.Verified.Good;

/** R31. */
class GivingOutCodesTest {
    private static final LocalDate DAY = LocalDate.of(2021, 9, 13);
    private static final Instant NOW = Instant.parse("2021-09-13T02:00:00Z");
    private static final CodesOfDay NONE = CodesOfDay.none("school-1", "ann", DAY, Slot.AFTERNOON);
    private static final PickupAuthority AUTHORITY = new PickupAuthority(Set.of("mum", "gran", "aunt"), Set.of("dad"),
            false, Map.of("aunt", new Validity(DAY.plusDays(1), null)));
    private static final Expected ANN_TODAY = new Expected("ann", DAY, Slot.AFTERNOON);

    @Test
    void aGuardianIsGivenACodeForAnAdultWhoMayCollectAndTheSameWhenAskingAgain() {
        var first = gives(give(NONE, asking("gran", "c-1")));
        var again = gives(give(first.codes(), asking("gran", "c-2")));

        assertThat(first.isNew()).isTrue();
        assertThat(again).isEqualTo(new Gives(first.codes(), first.given(), false));
        assertThat(first.codes().codeOf(first.given()))
                .isEqualTo(new PickupCode("c-1", "ann", "gran", DAY, Slot.AFTERNOON));
    }

    @Test
    void nobodyIsGivenACodeForAnAdultWhoMayNotCollectOnThatDay() {
        refused(asking("stranger", "c-1"), NotGiven.ADULT_NOT_AUTHORISED);
        refused(asking("aunt", "c-1"), NotGiven.ADULT_NOT_AUTHORISED);
        refused(asking("dad", "c-1"), NotGiven.ADULT_FORBIDDEN);
    }

    @Test
    void aGuardianWhoMustNotCollectAsksForNobody() {
        refused(new Asking("mum", "dad", "c-1", "account-dad", NOW), NotGiven.ADULT_FORBIDDEN);
    }

    @Test
    void codesAreGivenOutForAWeekAhead() {
        assertThat(CodeRules.give(NONE, asking("mum", "c-1"), AUTHORITY, DAY.minusDays(7))).isInstanceOf(Gives.class);
        assertThat(CodeRules.give(NONE, asking("mum", "c-1"), AUTHORITY, DAY.minusDays(8)))
                .isEqualTo(new Giving.Refuses(NotGiven.TOO_FAR_AHEAD));
    }

    @Test
    void aCodeThatWasTakenBackIsWorthNothingAndAnotherOneIsGivenInItsPlace() {
        var first = gives(give(NONE, asking("mum", "c-1")));
        var cancelled = CodeRules.cancel(first.codes(), "c-1", NOW).orElseThrow();

        assertThat(CodeRules.cancel(cancelled, "c-1", NOW.plusSeconds(60))).contains(cancelled);
        assertThat(CodeRules.cancel(cancelled, "c-9", NOW)).isEmpty();
        assertThat(CodeRules.online(code("c-1", "mum"), ANN_TODAY, cancelled))
                .isEqualTo(new Verified.TakenBack(code("c-1", "mum"), NOW));
        var second = gives(give(cancelled, asking("mum", "c-2")));
        assertThat(CodeRules.online(code("c-2", "mum"), ANN_TODAY, second.codes()))
                .isEqualTo(new Good(code("c-2", "mum")));
    }

    @Test
    void aDayHasItsMostCodes() {
        var codes = NONE;
        for (int given = 0; given < CodesOfDay.MOST; given++) {
            codes = gives(give(codes, asking("mum", "c-" + given))).codes();
            codes = CodeRules.cancel(codes, "c-" + given, NOW).orElseThrow();
        }

        assertThat(give(codes, asking("mum", "c-x"))).isEqualTo(new Giving.Refuses(NotGiven.TOO_MANY_CODES));
    }

    @Test
    void aDeviceTakesACodeOfItsSchoolForThatPupilAndDayOnly() {
        var code = code("c-1", "mum");

        assertThat(CodeRules.offline(code, ANN_TODAY)).isEqualTo(new Good(code));
        assertThat(CodeRules.offline(null, ANN_TODAY)).isEqualTo(new Bad(CodeRefusal.INVALID));
        assertThat(CodeRules.offline(code, new Expected("bo", DAY, Slot.AFTERNOON)))
                .isEqualTo(new Bad(CodeRefusal.OF_ANOTHER_PUPIL));
        assertThat(CodeRules.offline(code, new Expected("ann", DAY.plusDays(1), Slot.AFTERNOON)))
                .isEqualTo(new Bad(CodeRefusal.OF_ANOTHER_DAY));
        assertThat(CodeRules.offline(code, new Expected("ann", DAY, Slot.NOON)))
                .isEqualTo(new Bad(CodeRefusal.OF_ANOTHER_DAY));
    }

    @Test
    void theServiceTakesOnlyWhatItHasGivenOut() {
        var given = gives(give(NONE, asking("mum", "c-1"))).codes();

        assertThat(CodeRules.online(code("c-2", "mum"), ANN_TODAY, given)).isEqualTo(new Bad(CodeRefusal.INVALID));
        assertThat(CodeRules.online(code("c-1", "gran"), ANN_TODAY, given)).isEqualTo(new Bad(CodeRefusal.INVALID));
        assertThat(CodeRules.online(code("c-1", "mum"), ANN_TODAY, null)).isEqualTo(new Bad(CodeRefusal.INVALID));
    }

    @Test
    void ofTheShowingsOfACodeTheEarliestCountsWhateverTheirOrder() {
        var first = new CodeUse("c-1", NOW, "east-7");
        var same = new CodeUse("c-1", NOW, "west-2");
        var later = new CodeUse("c-1", NOW.plusSeconds(90), "east-1");
        var uses = new ArrayList<>(List.of(later, same, first, later));

        for (int turn = 0; turn < uses.size(); turn++) {
            Collections.rotate(uses, 1);
            assertThat(CodeUse.reconcile(uses)).isEqualTo(new CodeUse.Reconciled(first, List.of(same, later)));
        }
        assertThatThrownBy(() -> CodeUse.reconcile(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CodeUse.reconcile(List.of(first, new CodeUse("c-2", NOW, "east-7"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Asking asking(String adult, String newCode) {
        return new Asking(adult, "mum", newCode, "account-mum", NOW);
    }

    private static Giving give(CodesOfDay codes, Asking asking) {
        return CodeRules.give(codes, asking, AUTHORITY, DAY);
    }

    private static Gives gives(Giving giving) {
        assertThat(giving).isInstanceOf(Gives.class);
        return (Gives) giving;
    }

    private static void refused(Asking asking, NotGiven reason) {
        assertThat(give(NONE, asking)).isEqualTo(new Giving.Refuses(reason));
    }

    private static PickupCode code(String codeId, String adult) {
        return new PickupCode(codeId, "ann", adult, DAY, Slot.AFTERNOON);
    }
}
