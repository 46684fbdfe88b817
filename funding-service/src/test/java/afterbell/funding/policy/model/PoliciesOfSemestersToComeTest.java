package afterbell.funding.policy.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import afterbell.funding.policy.model.PolicyRegistry.Outcome;
import afterbell.funding.policy.model.PolicyRegistry.Refusal;
import afterbell.funding.semester.model.Policy;
import afterbell.funding.semester.model.PublishedSemester;
import afterbell.funding.semester.model.ServedRule;

/** R16: the bureau decides for semesters to come; a semester that has begun keeps what it began with. */
class PoliciesOfSemestersToComeTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final LocalDate SPRING = LocalDate.of(2027, 2, 20);
    private static final LocalDate AUTUMN = LocalDate.of(2027, 9, 1);

    @Test
    void holdsForSemestersThatBeginOnItsDayOrLaterUntilTheNextOne() {
        var registry = set(set(PolicyRegistry.EMPTY, asked(SPRING, 1, 13_000)), asked(AUTUMN, 3, 14_000));

        assertThat(registry.inForce(SPRING.minusDays(1))).isEmpty();
        assertThat(registry.inForce(SPRING).map(PolicySetting::semesterRateFen)).contains(13_000L);
        assertThat(registry.inForce(AUTUMN.minusDays(1)).map(PolicySetting::number)).contains(1);
        assertThat(registry.inForce(AUTUMN).map(PolicySetting::minDays)).contains(3);
    }

    @Test
    void setAnewForTheSameDayTheLaterHoldsAndTheEarlierIsKept() {
        var registry = set(set(PolicyRegistry.EMPTY, asked(SPRING, 1, 13_000)), asked(SPRING, 2, 13_000));

        assertThat(registry.settings()).hasSize(2);
        assertThat(registry.inForce(SPRING).map(PolicySetting::number)).contains(2);
    }

    @Test
    void theSameAgainIsTheSame() {
        var registry = set(PolicyRegistry.EMPTY, asked(SPRING, 1, 13_000));
        var stands = registry.set(asked(SPRING, 1, 13_000), AUTUMN.plusDays(1));
        assertThat(stands).isEqualTo(new Outcome.Stands(registry.settings().getFirst()));
    }

    @Test
    void aSemesterThatHasBegunKeepsItsPolicy() {
        assertThat(PolicyRegistry.EMPTY.set(asked(TODAY, 1, 1), TODAY))
                .isEqualTo(new Outcome.Refused(Refusal.NOT_TO_COME));
        assertThat(PolicyRegistry.EMPTY.set(asked(TODAY.plusDays(1), 1, 1), TODAY)).isInstanceOf(Outcome.Set.class);
    }

    @Test
    void policiesHaveALimit() {
        var registry = PolicyRegistry.EMPTY;
        for (int i = 0; i < PolicyRegistry.MOST; i++) {
            registry = set(registry, asked(SPRING, 1, i));
        }
        assertThat(registry.set(asked(SPRING, 2, 1), TODAY)).isEqualTo(new Outcome.Refused(Refusal.TOO_MANY));
    }

    @Test
    void labourFeesStayAsTheSemesterWasPublished() {
        var published = new PublishedSemester("2027-spring", 2, SPRING, AUTUMN, List.of(SPRING),
                new Policy(ServedRule.AVERAGE_DAILY, 1, 12_500, 45, 2, 6_000));
        var applied = set(PolicyRegistry.EMPTY, asked(SPRING, 4, 13_000)).applyTo(published);
        assertThat(applied.policy()).isEqualTo(new Policy(ServedRule.DISTINCT_SERVED, 4, 13_000, 45, 2, 6_000));
        assertThat(PolicyRegistry.EMPTY.applyTo(published)).isEqualTo(published);
        assertThat(Optional.of(applied.version())).contains(2);
    }

    private static PolicyRegistry set(PolicyRegistry registry, PolicySetting asked) {
        var outcome = registry.set(asked, TODAY);
        assertThat(outcome).isInstanceOf(Outcome.Set.class);
        return ((Outcome.Set) outcome).registry();
    }

    private static PolicySetting asked(LocalDate from, int minDays, long rateFen) {
        return new PolicySetting(0, from, ServedRule.DISTINCT_SERVED, minDays, rateFen, "budget", "bureau",
                Instant.EPOCH);
    }
}
