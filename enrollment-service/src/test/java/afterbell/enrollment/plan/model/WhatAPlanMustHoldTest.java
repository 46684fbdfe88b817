package afterbell.enrollment.plan.model;

import static afterbell.enrollment.plan.model.SomePlans.NOTICE;
import static afterbell.enrollment.plan.model.SomePlans.READING;
import static afterbell.enrollment.plan.model.SomePlans.TIMES;
import static afterbell.enrollment.plan.model.SomePlans.offering;
import static afterbell.enrollment.plan.model.SomePlans.plan;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import afterbell.enrollment.place.model.Slot;
import afterbell.enrollment.place.model.Weekdays;
import afterbell.enrollment.plan.model.Objection.Part;
import afterbell.enrollment.plan.model.PlanRules.Ground;
import afterbell.enrollment.school.model.BadWeather;
import afterbell.enrollment.school.model.ServiceTimes;
import afterbell.enrollment.school.model.ServiceTimes.Dismissal;
import afterbell.enrollment.school.model.ServiceTimes.Noon;
import afterbell.enrollment.school.model.Setting;

/** R8, R10, R11, R20, R22, R29. */
class WhatAPlanMustHoldTest {
    private static final Noon NOON = new Noon(LocalTime.of(12, 0), LocalTime.of(13, 30));
    private static final ServiceTimes WITH_NOON = new ServiceTimes(LocalTime.of(15, 50), ServiceTimes.LATEST,
            List.of(), NOON);

    @Test
    void thePlanSaysAllThatItOwes() {
        var silent = new PlanContent("all", "apply", " ", "guard", TIMES, "rooms", "books", "", null, NOTICE,
                List.of());

        assertThat(objections(silent)).containsExactly(new Objection.NotSaid(Part.APPROVAL),
                new Objection.NotSaid(Part.OFFERINGS));
        assertThat(objections(plan(READING))).isEmpty();
    }

    @Test
    void schoolIsDismissedBeforeTheServiceEnds() {
        assertThat(objections(plan(ServiceTimes.daily(LocalTime.of(18, 0)), READING)))
                .contains(new Objection.DismissedTooLate());
        var oneGrade = new ServiceTimes(LocalTime.of(15, 50), LocalTime.of(17, 0),
                List.of(new Dismissal(DayOfWeek.MONDAY, 6, LocalTime.of(17, 0))), null);
        assertThat(objections(plan(oneGrade, READING))).containsExactly(new Objection.DismissedTooLate());
    }

    @Test
    void theServiceEndsAtSixAtTheLatest() {
        var late = new ServiceTimes(LocalTime.of(15, 50), LocalTime.of(18, 1), List.of(), null);

        assertThat(objections(plan(late, READING))).containsExactly(new Objection.EndsTooLate());
    }

    @Test
    void noonLiesBeforeTheAfternoonOfEveryWeekday() {
        assertThat(objections(plan(WITH_NOON, READING))).isEmpty();
        var early = new ServiceTimes(LocalTime.of(15, 50), ServiceTimes.LATEST,
                List.of(new Dismissal(DayOfWeek.FRIDAY, 1, LocalTime.of(13, 0))), NOON);
        assertThat(objections(plan(early, READING))).containsExactly(new Objection.NoonMisplaced());
        var backwards = new ServiceTimes(LocalTime.of(15, 50), ServiceTimes.LATEST, List.of(),
                new Noon(NOON.until(), NOON.from()));
        assertThat(objections(plan(backwards, READING))).containsExactly(new Objection.NoonMisplaced());
    }

    @Test
    void anOutdoorOfferingSaysWhatItDoesInBadWeather() {
        assertThat(objections(plan(outdoor(null)))).containsExactly(new Objection.NoBadWeatherArrangement(0));
        assertThat(objections(plan(outdoor(BadWeather.MOVE_INDOORS)))).isEmpty();
    }

    @Test
    void whatIsNotInTheCatalogueIsObjectedTo() {
        assertThat(objections(plan(READING, offering("COOKING", "包饺子"))))
                .containsExactly(new Objection.NotInCatalogue(1));
    }

    @Test
    void aLessonByItsCategoryIsToldOnce() {
        assertThat(objections(plan(offering("MATHS", "快乐下午")))).hasSize(1)
                .allMatch(Objection.IsLesson.class::isInstance);
    }

    @Test
    void whatIsForNoGroupOfTheSchoolIsObjectedTo() {
        assertThat(PlanRules.objections(plan(READING), new Ground(Set.of("g-2"), 50, _ -> false)))
                .containsExactly(new Objection.GroupUnknown(0));
    }

    @Test
    void anAfternoonOfferingLiesBetweenDismissalAndSix() {
        assertThat(objections(plan(timed(Slot.AFTERNOON, "15:50", "18:00")))).isEmpty();
        assertThat(objections(plan(timed(Slot.AFTERNOON, null, null)))).isEmpty();
        assertThat(objections(plan(timed(Slot.AFTERNOON, "15:49", "17:00")))).hasSize(1);
        assertThat(objections(plan(timed(Slot.AFTERNOON, "16:00", "18:01")))).hasSize(1);
        assertThat(objections(plan(timed(Slot.AFTERNOON, "16:00", "16:00"))))
                .containsExactly(new Objection.OutsideItsSlot(0));
    }

    @Test
    void onAWeekdayThatIsDismissedEarlierItMayBeginEarlier() {
        var early = new ServiceTimes(LocalTime.of(15, 50), ServiceTimes.LATEST,
                List.of(new Dismissal(DayOfWeek.FRIDAY, 1, LocalTime.of(15, 0))), null);
        var fridays = on(Weekdays.of(Set.of(DayOfWeek.FRIDAY)));

        assertThat(objections(plan(early, fridays))).isEmpty();
        assertThat(objections(plan(early, on(Weekdays.ALL)))).containsExactly(new Objection.OutsideItsSlot(0));
    }

    @Test
    void noonOnlyWhereTheSchoolOffersIt() {
        var atNoon = timed(Slot.NOON, "12:10", "13:00");

        assertThat(objections(plan(atNoon))).containsExactly(new Objection.NoNoonSlot(0));
        assertThat(objections(plan(WITH_NOON, atNoon))).isEmpty();
        assertThat(objections(plan(WITH_NOON, timed(Slot.NOON, "12:10", "13:31"))))
                .containsExactly(new Objection.OutsideItsSlot(0));
    }

    @Test
    void oneTeacherForEveryFiftyPupils() {
        assertThat(objections(plan(staffed(101, 2)))).containsExactly(new Objection.TooFewStaff(0, 3));
        assertThat(objections(plan(staffed(101, 3)))).isEmpty();
        assertThat(staffed(101, null).staffNeeded(50)).isEqualTo(3);
    }

    private static List<Objection> objections(PlanContent plan) {
        return PlanRules.objections(plan, new Ground(Set.of("g-1"), 50, _ -> false));
    }

    private static Offering outdoor(@Nullable BadWeather badWeather) {
        return new Offering("o-1", Slot.AFTERNOON, new Wording("SPORT", "足球", "", ""), Setting.OUTDOOR, "操场",
                badWeather, Weekdays.ALL, null, null, List.of("g-1"), 50, null);
    }

    private static Offering timed(Slot slot, @Nullable String start, @Nullable String end) {
        return new Offering("o-1", slot, READING.wording(), Setting.INDOOR, "", null, Weekdays.ALL, time(start),
                time(end), List.of(), 50, null);
    }

    private static Offering on(Weekdays weekdays) {
        return new Offering("o-1", Slot.AFTERNOON, READING.wording(), Setting.INDOOR, "", null, weekdays,
                LocalTime.of(15, 0), LocalTime.of(16, 0), List.of(), 50, null);
    }

    private static Offering staffed(int capacity, @Nullable Integer staff) {
        return new Offering("o-1", Slot.AFTERNOON, READING.wording(), Setting.INDOOR, "", null, Weekdays.ALL, null,
                null, List.of(), capacity, staff);
    }

    private static @Nullable LocalTime time(@Nullable String text) {
        return text == null ? null : LocalTime.parse(text);
    }
}
