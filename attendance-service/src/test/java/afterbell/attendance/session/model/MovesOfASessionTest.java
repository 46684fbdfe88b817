package afterbell.attendance.session.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import afterbell.attendance.group.model.Slot;
import afterbell.attendance.session.model.Session.Begun;
import afterbell.attendance.session.model.Session.Closed;
import afterbell.attendance.session.model.Session.Closing;
import afterbell.attendance.session.model.Session.Duty.SignedOff;
import afterbell.attendance.session.model.Session.Duty.SignedOn;
import afterbell.attendance.session.model.Session.Open;
import afterbell.attendance.session.model.Session.Opening;
import afterbell.attendance.session.model.Session.Shortfall;
import afterbell.attendance.session.model.Session.Stay;
import afterbell.attendance.session.model.Session.Unopened;
import afterbell.attendance.session.model.SessionRefusal.CameTooOften;
import afterbell.attendance.session.model.SessionRefusal.ChildrenInCare;
import afterbell.attendance.session.model.SessionRefusal.CloseBeforeOpening;
import afterbell.attendance.session.model.SessionRefusal.ClosedOtherwise;
import afterbell.attendance.session.model.SessionRefusal.NotOpen;
import afterbell.attendance.session.model.SessionRefusal.NotSignedOn;
import afterbell.attendance.session.model.SessionRefusal.OpenedOtherwise;
import afterbell.attendance.session.model.SessionRefusal.PupilsStillHere;
import afterbell.attendance.session.model.SessionRefusal.SignOffBeforeSignOn;
import afterbell.attendance.session.model.SessionRefusal.SignedOffOtherwise;
import afterbell.attendance.session.model.SessionRefusal.SignedOnOtherwise;
import afterbell.attendance.session.model.SessionRefusal.TooManyWorkers;
import afterbell.attendance.session.model.SessionRules.Outcome;
import afterbell.attendance.session.model.SessionRules.Outcome.Done;
import afterbell.attendance.session.model.SessionRules.Outcome.Refused;

/** Unopened, open, closed: every move from every state (R20, R31). */
class MovesOfASessionTest {
    private static final Instant T = Instant.parse("2021-09-01T07:40:00Z");
    private static final SessionId ID = new SessionId("school-1", LocalDate.of(2021, 9, 1), Slot.AFTERNOON);
    private static final Session UNOPENED = new Unopened(ID);
    private static final Open OPEN = (Open) done(SessionRules.open(UNOPENED, opening(60), List.of("wu", "li")));
    private static final Closed CLOSED = (Closed) done(SessionRules.close(OPEN, closing(7_200), List.of()));

    @Test
    void opensWithWorkersAndTellsIt() {
        var opened = (Done) SessionRules.open(UNOPENED, opening(60), List.of("wu", "li"));

        assertThat(opened.events()).containsExactly(new SessionEvent.Opened(opening(60), List.of("wu", "li")));
        assertThat(opened.session().signedOn()).containsExactlyInAnyOrder("wu", "li");
        assertThat(((Open) opened.session()).isShort()).isFalse();
    }

    @Test
    void opensShortAndTellsThatAtOnce() {
        var opened = (Done) SessionRules.open(UNOPENED, opening(101), List.of("wu"));

        var shortfall = new Shortfall(T, 101, 3, 1);
        assertThat(opened.events()).contains(new SessionEvent.StaffFellShort(shortfall));
        assertThat(opened.session().shortfalls()).containsExactly(shortfall);
        assertThat(((Open) opened.session()).isShort()).isTrue();
    }

    @Test
    void needsOneWorkerForEachStartedFifty() {
        assertThat(IntStream.of(0, 1, 50, 51, 100, 101).map(opening(0)::neededFor)).containsExactly(0, 1, 1, 2, 2, 3);
    }

    @Test
    void openedAgainBySameWordsIsAsItStands() {
        var more = done(SessionRules.signOn(OPEN, "zu", T.plusSeconds(60)));

        for (var session : List.of(OPEN, more, CLOSED)) {
            assertThat(SessionRules.open(session, opening(0), List.of("wu", "li"))).isEqualTo(Done.before(session));
        }
    }

    @Test
    void openedOtherwiseIsRefused() {
        for (var session : List.of(OPEN, CLOSED)) {
            refused(SessionRules.open(session, opening(60), List.of("wu", "zu")), new OpenedOtherwise());
            refused(SessionRules.open(session, new Opening("2021-autumn", T.plusSeconds(1), 60, 50), List.of("wu")),
                    new OpenedOtherwise());
        }
    }

    @Test
    void hasAHundredWorkersAtMost() {
        var hundred = IntStream.range(0, 100).mapToObj(i -> "w-" + i).toList();
        var full = done(SessionRules.open(UNOPENED, opening(60), hundred));

        refused(SessionRules.signOn(full, "one-more", T), new TooManyWorkers());
        refused(SessionRules.open(UNOPENED, opening(60), IntStream.range(0, 101).mapToObj(i -> "w-" + i).toList()),
                new TooManyWorkers());
    }

    @Test
    void takesSignOnsOnlyWhileOpen() {
        assertThat(done(SessionRules.signOn(OPEN, "zu", T)).signedOn()).contains("zu");
        refused(SessionRules.signOn(UNOPENED, "zu", T), new NotOpen());
        refused(SessionRules.signOn(CLOSED, "zu", T), new NotOpen());
    }

    @Test
    void aWorkerSignsOnOnce() {
        for (var session : List.of(OPEN, CLOSED)) {
            assertThat(SessionRules.signOn(session, "wu", T)).isEqualTo(Done.before(session));
            refused(SessionRules.signOn(session, "wu", T.plusSeconds(1)), new SignedOnOtherwise());
        }
    }

    @Test
    void takesSignOffsWhileOpenAndAfter() {
        for (var session : List.of(OPEN, CLOSED)) {
            var outcome = (Done) SessionRules.signOff(session, "wu", T.plusSeconds(60), 1, 0);
            assertThat(outcome.session().dutyOf("wu")).contains(new SignedOff("wu", T, T.plusSeconds(60), 1));
            assertThat(outcome.events()).containsExactly(new SessionEvent.DutyServed("wu", 1));
            assertThat(outcome.session().signedOn()).containsExactly("li");
            assertThat(SessionRules.signOff(outcome.session(), "wu", T.plusSeconds(60), 1, 0))
                    .isEqualTo(Done.before(outcome.session()));
            refused(SessionRules.signOff(outcome.session(), "wu", T.plusSeconds(61), 1, 0), new SignedOffOtherwise());
            assertThat(SessionRules.signOn(outcome.session(), "wu", T)).isEqualTo(Done.before(outcome.session()));
        }
    }

    @Test
    void tellsWhoHasSignedOnAndHowManyAreThere() {
        assertThat(((Done) SessionRules.signOn(OPEN, "zu", T.plusSeconds(60))).events())
                .containsExactly(new SessionEvent.SignedOn("zu", T.plusSeconds(60), 3));
    }

    @Test
    void whoHasLeftMayComeBackAndAllStaysCount() {
        var gone = done(SessionRules.signOff(OPEN, "wu", T.plusSeconds(600), 10, 0));

        var back = (Done) SessionRules.signOn(gone, "wu", T.plusSeconds(1_200));
        assertThat(back.session().signedOn()).containsExactlyInAnyOrder("wu", "li");
        assertThat(back.events()).containsExactly(new SessionEvent.SignedOn("wu", T.plusSeconds(1_200), 2));
        assertThat(back.session().dutyOf("wu")).contains(new SignedOn("wu", T.plusSeconds(1_200),
                List.of(new Stay(T, T.plusSeconds(600))), 10));

        var left = (Done) SessionRules.signOff(back.session(), "wu", T.plusSeconds(1_800), 20, 0);
        assertThat(left.events()).containsExactly(new SessionEvent.DutyServed("wu", 20));
        assertThat(left.session().dutyOf("wu")).contains(new SignedOff("wu", T.plusSeconds(1_200),
                T.plusSeconds(1_800), 20, List.of(new Stay(T, T.plusSeconds(600)))));
    }

    @Test
    void whatWasSaidOfAnEarlierStayMayBeSaidAgain() {
        var gone = done(SessionRules.signOff(OPEN, "wu", T.plusSeconds(600), 10, 0));
        var back = done(SessionRules.signOn(gone, "wu", T.plusSeconds(1_200)));
        var left = done(SessionRules.signOff(back, "wu", T.plusSeconds(1_800), 20, 0));

        for (var session : List.of(back, left)) {
            assertThat(SessionRules.open(session, opening(0), List.of("wu", "li"))).isEqualTo(Done.before(session));
            assertThat(SessionRules.signOn(session, "wu", T)).isEqualTo(Done.before(session));
            assertThat(SessionRules.signOn(session, "wu", T.plusSeconds(1_200))).isEqualTo(Done.before(session));
            assertThat(SessionRules.signOff(session, "wu", T.plusSeconds(600), 10, 0))
                    .isEqualTo(Done.before(session));
        }
    }

    @Test
    void nobodyComesBackBeforeHavingLeftNorToAClosedSessionNorWithoutEnd() {
        var gone = done(SessionRules.signOff(OPEN, "wu", T.plusSeconds(600), 10, 0));
        refused(SessionRules.signOn(gone, "wu", T.plusSeconds(599)), new SignedOnOtherwise());
        var closed = done(SessionRules.close(gone, closing(7_200), List.of()));
        refused(SessionRules.signOn(closed, "wu", T.plusSeconds(700)), new NotOpen());

        Begun session = OPEN;
        for (int stay = 0; stay <= SessionRules.MOST_STAYS; stay++) {
            session = done(SessionRules.signOff(session, "wu", T.plusSeconds(stay * 60 + 30), 0, 0));
            if (stay < SessionRules.MOST_STAYS) {
                session = done(SessionRules.signOn(session, "wu", T.plusSeconds(stay * 60 + 60)));
            }
        }
        refused(SessionRules.signOn(session, "wu", T.plusSeconds(7_000)), new CameTooOften());
    }

    @Test
    void refusesSignOffsThatCannotBe() {
        refused(SessionRules.signOff(OPEN, "zu", T, 0, 0), new NotSignedOn());
        refused(SessionRules.signOff(OPEN, "wu", T.minusSeconds(1), 0, 0), new SignOffBeforeSignOn());
        refused(SessionRules.signOff(OPEN, "wu", T, 0, 1), new ChildrenInCare());
    }

    @Test
    void tellsWhenTheWorkersWhoStayAreTooFewForThePupilsWhoStay() {
        var one = done(SessionRules.signOff(OPEN, "wu", T, 0, 0));

        assertThat(SessionRules.staffIsEnough(one, 50, T).events()).isEmpty();
        var fallen = SessionRules.staffIsEnough(one, 51, T);
        assertThat(fallen.events()).containsExactly(new SessionEvent.StaffFellShort(new Shortfall(T, 51, 2, 1)));
        assertThat(fallen.session().shortfalls()).hasSize(1);
        assertThat(SessionRules.staffIsEnough(CLOSED, 51, T)).isEqualTo(Done.before(CLOSED));
    }

    @Test
    void closesOnceEveryoneIsAccountedFor() {
        var outcome = (Done) SessionRules.close(OPEN, closing(7_200), List.of());

        assertThat(outcome.session()).isInstanceOf(Closed.class);
        assertThat(outcome.events()).containsExactly(new SessionEvent.ClosedDown(closing(7_200)));
        refused(SessionRules.close(OPEN, closing(7_200), List.of("ann")), new PupilsStillHere(List.of("ann")));
        refused(SessionRules.close(OPEN, closing(-1), List.of()), new CloseBeforeOpening());
        refused(SessionRules.close(UNOPENED, closing(7_200), List.of()), new NotOpen());
    }

    @Test
    void isClosedOnce() {
        assertThat(SessionRules.close(CLOSED, closing(7_200), List.of("late"))).isEqualTo(Done.before(CLOSED));
        refused(SessionRules.close(CLOSED, closing(7_201), List.of()), new ClosedOtherwise());
    }

    @Test
    void keepsWhatBelongsTogether() {
        assertThat(CLOSED.opening()).isEqualTo(OPEN.opening());
        assertThat(CLOSED.duties()).containsExactly(new SignedOn("wu", T), new SignedOn("li", T));
    }

    private static Opening opening(int expected) {
        return new Opening("2021-autumn", T, expected, 50);
    }

    private static Closing closing(long seconds) {
        return new Closing(T.plusSeconds(seconds), 58, 2, 58);
    }

    private static Begun done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Done.class);
        return ((Done) outcome).session();
    }

    private static void refused(Outcome outcome, SessionRefusal reason) {
        assertThat(outcome).isEqualTo(new Refused(reason));
    }
}
