package afterbell.enrollment.plan.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import afterbell.enrollment.plan.model.Plan.Amended;
import afterbell.enrollment.plan.model.Plan.Drafted;
import afterbell.enrollment.plan.model.Plan.Objection;
import afterbell.enrollment.plan.model.Plan.Published;
import afterbell.enrollment.plan.model.Plan.Publishing;
import afterbell.enrollment.plan.model.Plan.Unwritten;
import afterbell.enrollment.school.model.BadWeather;
import afterbell.enrollment.school.model.Setting;

/** R1, R3, R22, R29. */
class PublishingAPlanTest {
    private static final Instant AT = Instant.parse("2021-08-20T02:00:00Z");
    private static final Notice NOTICE = new Notice("daily", "reading", "one teacher for 50");
    private static final PlanContent CONTENT = content(NOTICE, offering("READING", Setting.INDOOR, null));

    @Test
    void nothingWrittenIsNothingPublished() {
        assertThat(new Unwritten().publish(Set.of(), AT)).isEqualTo(new Publishing.NothingWritten());
    }

    @Test
    void aDraftIsInForceOnlyOncePublished() {
        var drafted = new Unwritten().write(CONTENT);

        assertThat(drafted).isEqualTo(new Drafted(CONTENT));
        assertThat(drafted.inForce()).isEmpty();
        assertThat(publish(drafted).newest()).isEqualTo(new PublishedPlan(1, 1, CONTENT, AT));
    }

    @Test
    void publishingAgainOrWritingTheSameChangesNothing() {
        var published = publish(new Drafted(CONTENT));

        assertThat(publish(published)).isEqualTo(published);
        assertThat(published.write(CONTENT)).isEqualTo(published);
        assertThat(new Amended(published.newest(), content(NOTICE)).write(CONTENT)).isEqualTo(published);
    }

    @Test
    void aChangeIsTheNextVersionAndOnlyAChangedNoticeAsksAgain() {
        var first = publish(new Drafted(CONTENT));

        var second = publish(first.write(content(NOTICE)));
        var third = publish(second.write(content(new Notice("daily", "sport", "one teacher for 50"))));

        assertThat(second.newest().version()).isEqualTo(2);
        assertThat(second.newest().noticeVersion()).isEqualTo(1);
        assertThat(third.newest().version()).isEqualTo(3);
        assertThat(third.newest().noticeVersion()).isEqualTo(2);
    }

    @Test
    void anOutdoorOfferingSaysWhatItDoesInBadWeather() {
        var without = content(NOTICE, offering("SPORT", Setting.OUTDOOR, null));
        var with = content(NOTICE, offering("SPORT", Setting.OUTDOOR, BadWeather.MOVE_INDOORS));

        assertThat(new Drafted(without).publish(Set.of("g-1"), AT))
                .isEqualTo(new Publishing.Objected(List.of(new Objection.NoBadWeatherArrangement(0))));
        assertThat(publish(new Drafted(with)).newest().version()).isEqualTo(1);
    }

    @Test
    void whatIsNotInTheCatalogueOrForNoGroupOfTheSchoolIsObjectedTo() {
        var plan = content(NOTICE, offering("READING", Setting.INDOOR, null),
                offering("COOKING", Setting.INDOOR, null));

        assertThat(new Drafted(plan).publish(Set.of("g-2"), AT)).isEqualTo(new Publishing.Objected(List.of(
                new Objection.GroupUnknown(0), new Objection.NotInCatalogue(1), new Objection.GroupUnknown(1))));
    }

    @Test
    void schoolIsDismissedBeforeTheServiceEnds() {
        var late = new PlanContent("all", "apply", "guard", LocalTime.of(18, 0), "rooms", "books", NOTICE, List.of());

        assertThat(new Drafted(late).publish(Set.of(), AT)).isEqualTo(new Publishing.DismissalTooLate());
    }

    private static Published publish(Plan plan) {
        return ((Publishing.InForce) plan.publish(Set.of("g-1"), AT)).plan();
    }

    private static PlanContent content(Notice notice, Offering... offerings) {
        return new PlanContent("all", "apply", "guard", LocalTime.of(15, 50), "rooms", "books", notice,
                List.of(offerings));
    }

    private static Offering offering(String category, Setting setting, @Nullable BadWeather badWeather) {
        return new Offering("o-1", category, "title", "", "", setting, badWeather, List.of("g-1"), 50);
    }
}
