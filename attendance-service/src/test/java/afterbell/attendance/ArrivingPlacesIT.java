package afterbell.attendance;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

import afterbell.contracts.enrollment.place.v1.LeaveSet;
import afterbell.contracts.enrollment.place.v1.PlaceGranted;
import afterbell.contracts.enrollment.place.v1.Slot;
import afterbell.testing.Facts;
import afterbell.testing.Tokens;

/** R6: who is expected follows the newest fact, in whatever order and however often facts arrive. */
@ExtendWith(OutputCaptureExtension.class)
class ArrivingPlacesIT extends RunningAttendance {
    private static final LocalDate LATER = LocalDate.of(2021, 10, 11);
    private static final String PLACES = "enrollment.place.v1";

    @Test
    void anOlderFactThatArrivesLateChangesNothing() {
        String group = unique("g");
        String pupil = UUID.randomUUID().toString();
        grant(pupil, SCHOOL, group, LATER, 2);
        grant(pupil, SCHOOL, group, FIRST, 1);
        grant(pupil, SCHOOL, group, LATER, 2);
        allBeforeHasArrived(pupil);

        var roll = roll(List.of(mark(pupil, "PRESENT")));
        refusal(call(Tokens.of("teacher-1"), group, DAY, roll), 422, "attendance.pupil-without-place");
        answer(call(Tokens.of("teacher-1"), group, LATER, roll), 200);
    }

    /** R6: a place lasts no longer than its semester, and the next one is another. */
    @Test
    void aPlaceOfAnotherSemesterIsNoPlaceToday() {
        String group = unique("g");
        String pupil = UUID.randomUUID().toString();
        Facts.publish(pupil, pupil, 1,
                new PlaceGranted(pupil, SCHOOL, group, Slot.AFTERNOON, FIRST, "2021-spring", null));
        allBeforeHasArrived(pupil);

        refusal(call(Tokens.of("teacher-1"), group, DAY, roll(List.of(mark(pupil, "PRESENT")))), 422,
                "attendance.pupil-without-place");
    }

    /** R2: on leave the pupil is not awaited, and may come all the same. */
    @Test
    void aPupilOnLeaveMayBeLeftOutOfTheRoll() {
        var pupils = givenGroup(SCHOOL, 2);
        String away = pupils.ids().getFirst();
        Facts.publish(away, away, 2, new LeaveSet(away, SCHOOL, pupils.groupId(), Slot.AFTERNOON, AUTUMN, "leave-1",
                DAY, DAY.plusDays(1)));
        allBeforeHasArrived(away);
        var without = roll(List.of(mark(pupils.ids().getLast(), "PRESENT")));

        answer(call(Tokens.of("teacher-1"), pupils.groupId(), DAY, without), 200);
        answer(call(Tokens.of("teacher-1"), pupils.groupId(), DAY, because(pupils.allPresent()), "If-Match", "\"1\""),
                200);
    }

    @Test
    void aPupilWhoComesToACalledGroupIsEnteredByACorrection() {
        var pupils = givenGroup(SCHOOL, 1);
        callAsTeacher(pupils, pupils.allPresent()).expectStatus().isOk();
        String newcomer = UUID.randomUUID().toString();
        grant(newcomer, SCHOOL, pupils.groupId(), FIRST, 1);
        await().atMost(15, SECONDS).until(() -> placesOf(pupils.groupId()) == 2);
        var both = because(roll(List.of(mark(newcomer, "PRESENT"), mark(pupils.ids().getFirst(), "PRESENT"))));

        refusal(callAsTeacher(pupils, pupils.allPresent(), "If-Match", "\"1\""), 422, "attendance.pupils-missing");
        var register = answer(callAsTeacher(pupils, both, "If-Match", "\"1\""), 200);

        assertThat(register.path("present").asInt()).isEqualTo(2);
    }

    @Test
    void fiftyPupilsWhoComeAtOnceAreAllEnteredAtOnce(CapturedOutput output) {
        String group = unique("g");
        try (var publishers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                publishers.execute(() -> grant(UUID.randomUUID().toString(), SCHOOL, group, FIRST, 1));
            }
        }

        await().atMost(15, SECONDS).until(() -> placesOf(group) == 50);
        assertThat(output.getAll()).doesNotContain("groups could not take");
    }

    @Test
    void aFactThatCannotBeReadIsParkedWithItsCauseAndHoldsUpNobody() {
        String pupil = UUID.randomUUID().toString();
        var broken = Map.of("ce_specversion", "1.0", "ce_id", pupil + "#1", "ce_source", "/afterbell/by-hand",
                "ce_type", "afterbell.enrollment.place-granted.v1", "ce_time", "2021-09-01T00:00:00Z", "ce_sequence",
                "1", "content-type", "application/json");
        Facts.send(PLACES, pupil, broken, "{\"pupilId\": 1");
        Facts.publish(pupil, pupil, 2,
                new PlaceGranted(pupil, SCHOOL, unique("g"), Slot.AFTERNOON, FIRST, AUTUMN, null),
                Map.of("ce_type", "afterbell.enrollment.place-granted.v9"));

        allBeforeHasArrived(pupil);

        var parked = answer(management().get(null, "/actuator/parked"), 200).valueStream()
                .filter(it -> it.path("key").asString().equals(pupil))
                .toList();
        assertThat(parked).extracting(it -> it.path("projection").asString()).containsExactly("groups", "groups");
        assertThat(parked.get(0).path("id").asString()).isEqualTo(pupil + "#1");
        assertThat(parked.get(0).path("cause").asString()).contains("Body does not fit");
        assertThat(parked.get(1).path("cause").asString()).contains("Version not known");
    }

    @Test
    void theProjectionBuiltAnewExpectsTheSamePupils() {
        var pupils = givenGroup(SCHOOL, 3);

        answer(management().post(null, "/actuator/projections/groups", "{}"), 200);

        await().atMost(60, SECONDS).until(() -> placesOf(pupils.groupId()) == 3 && isCaughtUp());
        answer(callAsTeacher(pupils, pupils.allPresent()), 200);
    }

    private boolean isCaughtUp() {
        JsonNode progress = answer(management().get(null, "/actuator/projections"), 200);
        return progress.valueStream()
                .filter(it -> it.path("projection").asString().equals("groups"))
                .allMatch(it -> it.path("read").asLong() == it.path("published").asLong());
    }

    /** A marker of the same key, and so of the same partition, has come through. */
    private void allBeforeHasArrived(String pupil) {
        String marker = unique("marker");
        grant(pupil, SCHOOL, marker, FIRST, 1_000);
        await().atMost(30, SECONDS).until(() -> placesOf(marker) == 1);
    }
}
