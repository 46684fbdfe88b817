package afterbell.staffing;

import static afterbell.testing.Api.answer;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import afterbell.contracts.enrollment.calendar.v1.SemesterDays;
import afterbell.contracts.enrollment.calendar.v1.ServiceDaysSet;
import afterbell.contracts.enrollment.place.v1.EndReason;
import afterbell.contracts.enrollment.place.v1.PlaceEnded;
import afterbell.contracts.enrollment.place.v1.PlaceGranted;
import afterbell.contracts.enrollment.place.v1.Slot;
import afterbell.contracts.enrollment.semester.v1.Policy;
import afterbell.contracts.enrollment.semester.v1.SemesterSet;
import afterbell.contracts.enrollment.semester.v1.ServedRule;
import afterbell.staffing.calendar.store.Calendars;
import afterbell.staffing.calendar.store.Semesters;
import afterbell.testing.Facts;

/** R10, R20: what enrollment tells, in whatever order and however often it arrives. */
class ArrivingFactsIT extends RunningStaffing {
    private static final LocalDate MAY = LocalDate.of(2019, 5, 6);

    @Autowired
    private Calendars calendars;
    @Autowired
    private Semesters semesters;

    @Test
    void theNewestCalendarHolds() {
        String school = newSchool();
        days(school, 1, DAY);
        days(school, 3, DAY.plusDays(1));
        days(school, 2, DAY.plusDays(2));
        days(school, 3, DAY.plusDays(1));
        days(school, 4, DAY.plusDays(1), DAY.plusDays(3));

        await().atMost(30, SECONDS).until(() -> calendars.load(school).state().sequence() == 4);
        assertThat(calendars.load(school).state().days())
                .containsExactly(Map.entry("2021-autumn", Set.of(DAY.plusDays(1), DAY.plusDays(3))));
    }

    @Test
    void theNewestPolicyHoldsInItsSemester() {
        String semester = "2019-spring-" + UUID.randomUUID().toString().substring(0, 8);
        semester(semester, 2, 25);
        semester(semester, 1, 40);
        semester(semester, 2, 25);
        semester(semester, 3, 30);

        await().atMost(30, SECONDS).until(() -> semesters.policyOn(MAY).pupilsPerTeacher() == 30);
    }

    @Test
    void aPlaceThatEndsIsExpectedNoLongerAndTheProjectionsBuiltAnewSayTheSame() {
        String school = newSchool();
        givenSeptember(school);
        givenPupils(school, 2);
        String pupil = UUID.randomUUID().toString();
        String group = school + "-g0";
        Facts.publish(pupil, pupil, 2, new PlaceEnded(pupil, school, group, Slot.AFTERNOON, DAY, EndReason.WITHDRAWN,
                "2021-autumn"));
        Facts.publish(pupil, pupil, 1,
                new PlaceGranted(pupil, school, group, Slot.AFTERNOON, DAY.minusDays(5), "2021-autumn", null));
        String other = UUID.randomUUID().toString();
        Facts.publish(other, other, 1,
                new PlaceGranted(other, school, group, Slot.AFTERNOON, DAY, "2021-autumn", null));
        Facts.publish(other, other, 1,
                new PlaceGranted(other, school, group, Slot.AFTERNOON, DAY, "2021-autumn", null));
        await().atMost(30, SECONDS).until(() -> expected(school) == 3);

        for (var projection : List.of("groups", "calendars", "semesters")) {
            answer(management().post(null, "/actuator/projections/" + projection, "{}"), 200);
        }

        await().atMost(60, SECONDS).until(() -> expected(school) == 3 && calendars.load(school).state().include(DAY));
    }

    private static void days(String school, long sequence, LocalDate... days) {
        Facts.publish(school, school, sequence,
                new ServiceDaysSet(school, List.of(new SemesterDays("2021-autumn", List.of(days)))));
    }

    private static void semester(String semester, int version, int pupilsPerTeacher) {
        Facts.publish(semester, semester, version, new SemesterSet(semester, version, LocalDate.of(2019, 2, 18),
                LocalDate.of(2019, 7, 5), List.of(MAY), new Policy(ServedRule.DISTINCT_SERVED, 1, 12_500, 45, 2, 6_000,
                        pupilsPerTeacher, 7, 365)));
    }
}
