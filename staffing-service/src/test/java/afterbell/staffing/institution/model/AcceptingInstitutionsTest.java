package afterbell.staffing.institution.model;

import static afterbell.staffing.institution.model.InstitutionsInTests.ACCEPTED;
import static afterbell.staffing.institution.model.InstitutionsInTests.DECLARED;
import static afterbell.staffing.institution.model.InstitutionsInTests.ID;
import static afterbell.staffing.institution.model.InstitutionsInTests.TODAY;
import static afterbell.staffing.institution.model.InstitutionsInTests.UNTIL;
import static afterbell.staffing.institution.model.InstitutionsInTests.accept;
import static afterbell.staffing.institution.model.InstitutionsInTests.after;
import static afterbell.staffing.institution.model.InstitutionsInTests.because;
import static afterbell.staffing.institution.model.InstitutionsInTests.declaration;
import static afterbell.staffing.institution.model.InstitutionsInTests.declare;
import static afterbell.staffing.institution.model.InstitutionsInTests.refused;
import static afterbell.staffing.institution.model.InstitutionsInTests.taken;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import afterbell.staffing.institution.model.Declaration.Claims;
import afterbell.staffing.institution.model.Evidence.Claim;
import afterbell.staffing.institution.model.Institution.Stage;
import afterbell.staffing.institution.model.Institution.Undeclared;
import afterbell.staffing.institution.model.Refusal.DayToCome;
import afterbell.staffing.institution.model.Refusal.EvidenceRunOut;
import afterbell.staffing.institution.model.Refusal.MoveNotAllowed;
import afterbell.staffing.institution.model.Refusal.NotDeclared;
import afterbell.staffing.institution.model.Refusal.NothingWaits;
import afterbell.staffing.institution.model.Refusal.OutOfOrder;
import afterbell.staffing.institution.model.Step.Accepting;
import afterbell.staffing.institution.model.Step.Declaring;
import afterbell.staffing.institution.model.Step.Reinstating;
import afterbell.staffing.institution.model.Step.Rejecting;
import afterbell.staffing.institution.model.Step.Removing;
import afterbell.staffing.institution.model.Step.Suspending;
import afterbell.staffing.worker.model.Period;

/** R5: an institution is accepted only when declared public-welfare, non-profit and inclusive, with evidence. */
class AcceptingInstitutionsTest {
    private static final LocalDate SUSPENDED = LocalDate.of(2021, 10, 11);
    private static final LocalDate LIFTED = LocalDate.of(2021, 11, 1);

    @Test
    void allThreeAreDeclaredWithEvidenceOrNothingIs() {
        var good = new Claim(true, "a1", UNTIL);

        assertThat(complete(good, good, good)).isTrue();
        assertThat(complete(null, good, good)).isFalse();
        assertThat(complete(good, new Claim(false, "a1", UNTIL), good)).isFalse();
        assertThat(complete(good, good, new Claim(true, null, UNTIL))).isFalse();
        assertThat(complete(good, good, new Claim(true, "a1", null))).isFalse();
    }

    private static boolean complete(@Nullable Claim first, @Nullable Claim second, @Nullable Claim third) {
        return Declaration.complete("社团", null, DECLARED, new Claims(first, second, third)).isPresent();
    }

    @Test
    void peopleServeFromTheAcceptanceUntilTheFirstOfTheEvidenceRunsOut() {
        assertThat(after(declare()).acceptedDays()).isEqualTo(AcceptedDays.NONE);
        assertThat(periods(after(declare(), accept()))).containsExactly(new Period(ACCEPTED, UNTIL));
    }

    @Test
    void evidenceMustSpeakForTheDay() {
        assertThat(refused(new Undeclared(ID), new Declaring(declaration(DECLARED, DECLARED.minusDays(1)))))
                .isEqualTo(new EvidenceRunOut());
        var shortly = taken(new Undeclared(ID), new Declaring(declaration(DECLARED, ACCEPTED.minusDays(1))));
        assertThat(refused(shortly, accept())).isEqualTo(new EvidenceRunOut());
    }

    @Test
    void whatIsRejectedIsDeclaredAnew() {
        var rejected = after(declare(), new Rejecting(because(8, 18)));

        assertThat(rejected.stage()).isEqualTo(Stage.REJECTED);
        assertThat(refused(rejected, accept())).isEqualTo(new NothingWaits());
        assertThat(refused(rejected, new Declaring(declaration(DECLARED.plusDays(1), UNTIL))))
                .isEqualTo(new OutOfOrder());
        var anew = taken(rejected, new Declaring(declaration(ACCEPTED, UNTIL)));
        assertThat(anew.stage()).isEqualTo(Stage.DECLARED);
        assertThat(taken(anew, accept()).stage()).isEqualTo(Stage.ACCEPTED);
    }

    @Test
    void aRenewalGoesOnWithoutAGapAndNeedsTheBureausWord() {
        var renewal = declaration(LocalDate.of(2021, 12, 1), UNTIL.plusYears(1));
        var waiting = after(declare(), accept(), new Declaring(renewal));

        assertThat(periods(waiting)).containsExactly(new Period(ACCEPTED, UNTIL));
        assertThat(periods(taken(waiting, new Accepting(LocalDate.of(2021, 12, 5)))))
                .containsExactly(new Period(ACCEPTED, UNTIL.plusYears(1)));
        var refusedRenewal = taken(waiting, new Rejecting(because(12, 5)));
        assertThat(refusedRenewal.stage()).isEqualTo(Stage.ACCEPTED);
        assertThat(periods(refusedRenewal)).containsExactly(new Period(ACCEPTED, UNTIL));
    }

    @Test
    void whoHasRunOutIsRenewedAfterAGap() {
        var until = LocalDate.of(2021, 9, 30);
        var expired = InstitutionRules.expire(
                after(new Declaring(declaration(DECLARED, until)), accept()), until.plusDays(1));

        assertThat(expired.stage()).isEqualTo(Stage.EXPIRED);
        var renewed = taken(taken(expired, new Declaring(declaration(LIFTED, UNTIL))), new Accepting(LIFTED));
        assertThat(periods(renewed)).containsExactly(new Period(ACCEPTED, until), new Period(LIFTED, UNTIL));
    }

    @Test
    void nothingRunsOutOnItsLastDay() {
        var accepted = after(declare(), accept());

        assertThat(InstitutionRules.expire(accepted, UNTIL)).isSameAs(accepted);
        assertThat(InstitutionRules.expire(accepted, UNTIL.plusDays(1)).acceptedDays())
                .isEqualTo(accepted.acceptedDays());
    }

    @Test
    void aSuspensionTakesAllDaysFromItsFirstOnUntilItIsLifted() {
        var suspended = after(declare(), accept(), new Suspending(because(10, 11)));

        assertThat(periods(suspended)).containsExactly(new Period(ACCEPTED, SUSPENDED.minusDays(1)));
        assertThat(periods(taken(suspended, new Reinstating(LIFTED))))
                .containsExactly(new Period(ACCEPTED, SUSPENDED.minusDays(1)), new Period(LIFTED, UNTIL));
        assertThat(refused(suspended, new Reinstating(SUSPENDED.minusDays(1)))).isEqualTo(new OutOfOrder());
        assertThat(periods(taken(suspended, new Reinstating(SUSPENDED))))
                .containsExactly(new Period(ACCEPTED, UNTIL));
    }

    @Test
    void aRenewalDoesNotReachBackBehindASuspension() {
        var lifted = after(declare(), accept(), new Suspending(because(10, 11)), new Reinstating(LIFTED),
                new Declaring(declaration(LocalDate.of(2021, 9, 1), UNTIL.plusYears(1))));

        assertThat(refused(lifted, new Accepting(LocalDate.of(2021, 9, 2)))).isEqualTo(new OutOfOrder());
    }

    @Test
    void whoseEvidenceHasRunOutWhileSuspendedNeedsARenewal() {
        var until = LocalDate.of(2021, 10, 20);
        var suspended = after(new Declaring(declaration(DECLARED, until)), accept(), new Suspending(because(10, 11)));

        var lifted = taken(suspended, new Reinstating(LIFTED));

        assertThat(lifted.stage()).isEqualTo(Stage.EXPIRED);
        assertThat(periods(lifted)).containsExactly(new Period(ACCEPTED, SUSPENDED.minusDays(1)));
        assertThat(taken(lifted, new Reinstating(LIFTED))).isSameAs(lifted);
    }

    @Test
    void thereIsNoWayBackFromARemoval() {
        var removed = after(declare(), accept(), new Removing(because(10, 11)));

        assertThat(periods(removed)).containsExactly(new Period(ACCEPTED, SUSPENDED.minusDays(1)));
        var notAllowed = new MoveNotAllowed(Stage.REMOVED);
        assertThat(refused(removed, new Declaring(declaration(LIFTED, UNTIL)))).isEqualTo(notAllowed);
        assertThat(refused(removed, new Accepting(LIFTED))).isEqualTo(notAllowed);
        assertThat(refused(removed, new Suspending(because(11, 1)))).isEqualTo(notAllowed);
        assertThat(refused(removed, new Reinstating(LIFTED))).isEqualTo(notAllowed);
        assertThat(refused(removed, new Removing(because(11, 1)))).isEqualTo(notAllowed);
        assertThat(refused(removed, new Rejecting(because(11, 1)))).isEqualTo(new NothingWaits());
    }

    @Test
    void whatNobodyHasDeclaredIsNeitherReviewedNorSuspended() {
        for (var step : List.of(accept(), new Rejecting(because(9, 1)), new Suspending(because(9, 1)),
                new Reinstating(LIFTED), new Removing(because(9, 1)))) {
            assertThat(refused(new Undeclared(ID), step)).isEqualTo(new NotDeclared());
        }
        for (var step : List.of(new Suspending(because(9, 1)), new Reinstating(LIFTED), new Removing(because(9, 1)))) {
            assertThat(refused(after(declare()), step)).isEqualTo(new MoveNotAllowed(Stage.DECLARED));
        }
    }

    @Test
    void whatIsSuspendedIsNeitherDeclaredNorAcceptedNorSuspendedAgain() {
        var suspended = after(declare(), accept(), new Suspending(because(10, 11)));

        var notAllowed = new MoveNotAllowed(Stage.SUSPENDED);
        assertThat(refused(suspended, new Declaring(declaration(LIFTED, UNTIL)))).isEqualTo(notAllowed);
        assertThat(refused(suspended, accept())).isEqualTo(notAllowed);
        assertThat(refused(suspended, new Suspending(because(10, 12)))).isEqualTo(notAllowed);
    }

    @Test
    void nothingIsDecidedForADayToComeOrBeforeWhatItDecides() {
        assertThat(refused(after(declare()), new Accepting(TODAY.plusDays(1)))).isEqualTo(new DayToCome());
        assertThat(refused(after(declare()), new Accepting(DECLARED.minusDays(1)))).isEqualTo(new OutOfOrder());
        assertThat(refused(after(declare()), new Rejecting(because(8, 15)))).isEqualTo(new OutOfOrder());
        assertThat(refused(after(declare(), accept()), new Reinstating(LIFTED)))
                .isEqualTo(new MoveNotAllowed(Stage.ACCEPTED));
    }

    @Test
    void theSameAgainChangesNothing() {
        Institution institution = new Undeclared(ID);
        for (var step : List.of(declare(), accept(), new Suspending(because(10, 11)), new Reinstating(LIFTED),
                new Declaring(declaration(LIFTED, UNTIL.plusYears(1))), new Rejecting(because(11, 8)),
                new Removing(because(12, 1)))) {
            institution = taken(institution, step);
            assertThat(taken(institution, step)).isSameAs(institution);
        }
        assertThat(taken(after(declare(), accept()), declare()).stage()).isEqualTo(Stage.ACCEPTED);
    }

    private static List<Period> periods(Institution institution) {
        return institution.acceptedDays().periods();
    }
}
