package afterbell.enrollment.signup.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import afterbell.enrollment.signup.model.ApplicantList.Entry;
import afterbell.enrollment.signup.model.SignUp.Announced;
import afterbell.enrollment.signup.model.SignUp.Announcing;
import afterbell.enrollment.signup.model.SignUp.Door;
import afterbell.enrollment.signup.model.SignUp.Drawing;
import afterbell.enrollment.signup.model.SignUp.Drawn;
import afterbell.enrollment.signup.model.SignUp.Listed;
import afterbell.enrollment.signup.model.SignUp.Listing;
import afterbell.enrollment.signup.model.Terms.Capacity;

/** R2, R7: bound to the seed before anybody applies, then to the list, then shown; never in another order. */
class CourseOfASignUpTest {
    private static final Instant OPENS = Instant.parse("2021-08-20T00:00:00Z");
    private static final Instant CLOSES = Instant.parse("2021-08-28T10:00:00Z");
    private static final Instant BEFORE = OPENS.minusSeconds(1);
    private static final Instant AFTER = CLOSES.plusSeconds(1);
    private static final Seed SEED = new Seed("ab".repeat(32));
    private static final Terms TERMS = terms(CLOSES, false);
    private static final ApplicantList LIST = new ApplicantList(List.of(new Entry("a", true)));

    private static final SignUp ANNOUNCED = inForce(SignUp.announce(TERMS, SEED.hash(), BEFORE));
    private static final SignUp LISTED = ((Listing.Fixed) ANNOUNCED.list(LIST, AFTER)).signUp();
    private static final SignUp DRAWN = ((Drawing.Made) LISTED.draw(SEED, AFTER)).signUp();

    @Test
    void goesFromTheSeedsHashToTheListToTheDraw() {
        assertThat(ANNOUNCED).isEqualTo(new Announced(TERMS, SEED.hash()));
        assertThat(LISTED).isEqualTo(new Listed(TERMS, SEED.hash(), LIST, AFTER));
        assertThat(DRAWN).isEqualTo(new Drawn(TERMS, SEED.hash(), LIST, AFTER, SEED, AFTER));
    }

    @Test
    void noStepIsLeftOutOrMadeTwice() {
        assertThat(ANNOUNCED.draw(SEED, AFTER)).isEqualTo(new Drawing.NotListed());
        assertThat(ANNOUNCED.list(LIST, CLOSES.minusMillis(1))).isEqualTo(new Listing.StillOpen());
        assertThat(LISTED.list(new ApplicantList(List.of()), AFTER)).isEqualTo(new Listing.FixedBefore());
        assertThat(DRAWN.list(LIST, AFTER)).isEqualTo(new Listing.FixedBefore());
        assertThat(DRAWN.draw(SEED, AFTER.plusSeconds(1))).isEqualTo(new Drawing.MadeBefore());
        assertThat(LISTED.draw(new Seed("cd".repeat(32)), AFTER)).isEqualTo(new Drawing.AnotherSeed());
    }

    @Test
    void theSeedIsMadeBeforeTheCloseAndKeptWhateverChanges() {
        assertThat(SignUp.announce(TERMS, SEED.hash(), CLOSES)).isEqualTo(new Announcing.ClosesInThePast());
        assertThat(SignUp.announce(terms(OPENS, false), SEED.hash(), BEFORE)).isEqualTo(new Announcing.Backwards());
        var longer = inForce(ANNOUNCED.change(terms(CLOSES.plusSeconds(60), false), OPENS));
        assertThat(longer.seedHash()).isEqualTo(SEED.hash());
        assertThat(ANNOUNCED.change(terms(OPENS.plusSeconds(1), false), OPENS.plusSeconds(2)))
                .isEqualTo(new Announcing.ClosesInThePast());
    }

    @Test
    void afterTheCloseOnlyTheLateOnesCanBeAllowedOrNot() {
        for (var it : List.of(ANNOUNCED, LISTED, DRAWN)) {
            assertThat(it.change(terms(AFTER.plusSeconds(60), false), AFTER)).isEqualTo(new Announcing.ClosedAlready());
            var late = inForce(it.change(terms(CLOSES, true), AFTER));
            assertThat(late.state()).isEqualTo(it.state());
            assertThat(late.door(AFTER)).isEqualTo(Door.LATE);
            assertThat(it.change(TERMS, AFTER)).isEqualTo(new Announcing.InForce(it));
        }
    }

    @Test
    void takesApplicationsFromItsOpeningToItsClose() {
        assertThat(ANNOUNCED.door(BEFORE)).isEqualTo(Door.NOT_YET_OPEN);
        assertThat(ANNOUNCED.door(OPENS)).isEqualTo(Door.IN_TIME);
        assertThat(ANNOUNCED.door(CLOSES.minusMillis(1))).isEqualTo(Door.IN_TIME);
        assertThat(ANNOUNCED.door(CLOSES)).isEqualTo(Door.SHUT);
        assertThat(LISTED.door(OPENS)).isEqualTo(Door.SHUT);
    }

    private static Terms terms(Instant closes, boolean late) {
        return new Terms(OPENS, closes, late, List.of(new Capacity("g-1", 50)));
    }

    private static SignUp inForce(Announcing outcome) {
        return ((Announcing.InForce) outcome).signUp();
    }
}
