package afterbell.attendance;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import afterbell.attendance.pickup.store.PickupAuthorities;
import afterbell.contracts.enrollment.pickupauthority.v1.Guardian;
import afterbell.contracts.enrollment.pickupauthority.v1.PickupAuthoritySet;
import afterbell.testing.Facts;
import afterbell.testing.TestUsers;
import afterbell.testing.Tokens;

/** R31: who has to know is told, in the inbox and by mail. */
class NoticesIT extends RunningAttendance {
    private static final String INBOX = "/api/attendance/v1/me/inbox";
    private static final String PREFERENCES = "/api/attendance/v1/me/notification-preferences";
    private static final LocalDate TODAY = LocalDate.of(2021, 11, 18);
    private static final SomeMailServer MAILS = SomeMailServer.OPEN;

    @Autowired
    private PickupAuthorities authorities;

    @AfterEach
    void theClockGoesAgain() {
        answer(management().post(null, "/actuator/clock", Map.of("reset", "true")), 200);
    }

    /** A group of one, whose guardian has an account. */
    private record Family(OwnSchool school, Pupils pupils, String guardian) {
        String pupil() {
            return pupils.ids().getFirst();
        }
    }

    private Family givenFamily(LocalDate day) {
        return givenFamily(day, "PRESENT");
    }

    private Family givenFamily(LocalDate day, String presence) {
        var school = givenSchool();
        var pupils = givenGroup(school.id(), 1);
        String pupil = pupils.ids().getFirst();
        var user = TestUsers.with(Set.of("guardian"), Set.of());
        String adult = UUID.randomUUID().toString();
        Facts.publish(pupil, pupil + "-pickup", 1, new PickupAuthoritySet(pupil, List.of(adult), List.of(), false,
                null, List.of(new Guardian(adult, user.id()))));
        await().atMost(30, SECONDS).until(() -> authorities.find(List.of(pupil)).size() == 1);
        String worker = givenWorker(school.id());
        givenSession(school, day, worker);
        answer(api().post(school.token(), path(pupils.groupId(), day) + "/roll-call",
                with(pupils.marked(presence), "workerId", worker)), 200);
        return new Family(school, pupils, Tokens.of(user));
    }

    @Test
    void eachLevelReachesThoseWhomItConcernsAndNobodyElse() {
        var it = givenFamily(DAY);
        escalate(it, DAY, "18:00");
        var office = inbox(it.school().token(), 2);
        assertThat(valuesOf(office.path("items"), "level")).containsExactly("1", "1");
        assertThat(inbox(it.guardian(), 0).path("items")).isEmpty();

        escalate(it, DAY, "18:16");
        var notice = inbox(it.guardian(), 1).path("items").get(0);
        assertThat(notice.path("kind").asString()).isEqualTo("PUPIL_NOT_COLLECTED");
        assertThat(notice.path("pupilId").asString()).isEqualTo(it.pupil());
        assertThat(notice.path("level").asInt()).isEqualTo(2);
        assertThat(notice.path("text").asString()).startsWith("Your child is still at school");
        var chinese = answer(api().get(it.guardian(), INBOX, "Accept-Language", "zh-CN"), 200).path("items").get(0);
        assertThat(chinese.path("text").asString()).startsWith("服务已结束，您的孩子仍在学校");

        String read = INBOX + "/" + notice.path("noticeId").asString() + "/read";
        refusal(api().post(Tokens.of(TestUsers.with(Set.of("guardian"), Set.of())), read, "{}"), 404,
                "attendance.notice-unknown");
        var first = answer(api().post(it.guardian(), read, "{}"), 200);
        assertThat(answer(api().post(it.guardian(), read, "{}"), 200)).isEqualTo(first);
        assertThat(inbox(it.guardian(), 1).path("unread").asInt()).isZero();

        var page = answer(api().get(it.school().token(), INBOX + "?limit=3"), 200);
        var rest = answer(api().get(it.school().token(), INBOX + "?limit=3&cursor=" + page.path("next").asString()),
                200);
        assertThat(page.path("items")).hasSize(3);
        assertThat(rest.path("items")).hasSize(1);
        assertThat(rest.has("next")).isFalse();
        assertThat(valuesOf(page.path("items"), "noticeId"))
                .doesNotContainAnyElementsOf(valuesOf(rest.path("items"), "noticeId"));
    }

    @Test
    void guardianAndSchoolHearThatAChildIsMissingAndThatItIsKnownWhere() {
        theClockShows("16:05");
        var it = givenFamily(TODAY, "ABSENT_UNEXPLAINED");
        var missing = inbox(it.guardian(), 1).path("items").get(0);
        assertThat(missing.path("kind").asString()).isEqualTo("PUPIL_ABSENT_UNEXPLAINED");
        assertThat(missing.path("pupilId").asString()).isEqualTo(it.pupil());

        answer(api().post(it.school().token(), path(it.pupils().groupId(), TODAY) + "/roll-call",
                with(it.pupils().marked("ABSENT_SICK"), "reason", "家长来电"), "If-Match", "\"1\""), 200);
        assertThat(valuesOf(inbox(it.guardian(), 2).path("items"), "kind"))
                .containsExactlyInAnyOrder("PUPIL_ABSENT_UNEXPLAINED", "ABSENCE_EXPLAINED");
        assertThat(valuesOf(inbox(it.school().token(), 2).path("items"), "kind"))
                .containsExactlyInAnyOrder("PUPIL_ABSENT_UNEXPLAINED", "ABSENCE_EXPLAINED");
    }

    @Test
    void mailGoesToAConfirmedAddressOnceWithoutAnythingPersonal() {
        theClockShows("15:45");
        var it = givenFamily(TODAY);
        String address = unique("guardian") + "@example.org";
        confirmed(it, address);

        theClockShows("18:31");
        escalate(it, TODAY, "18:31");
        inbox(it.guardian(), 2);
        var mails = await().atMost(30, SECONDS).until(() -> MAILS.to(address), found -> found.size() == 3);
        var notice = mails.get(1);
        assertThat(notice.subject()).isEqualTo("After-school service: a notice for you");
        assertThat(notice.text()).startsWith("Your child is still at school").doesNotContain(it.pupil());

        answer(management().post(null, "/actuator/projections/safety-notices", "{}"), 200);
        await().during(Duration.ofSeconds(4)).atMost(10, SECONDS).until(() -> MAILS.to(address).size() == 3);
        inbox(it.guardian(), 2);
    }

    @Test
    void whoIsAbsentAndNobodyKnowsWhyReachesSchoolAndGuardiansWithinSeconds() {
        var it = givenFamily(DAY, "ABSENT_UNEXPLAINED");

        assertThat(valuesOf(inbox(it.guardian(), 1).path("items"), "kind"))
                .containsExactly("PUPIL_ABSENT_UNEXPLAINED");
        assertThat(valuesOf(inbox(it.school().token(), 1).path("items"), "kind"))
                .containsExactly("PUPIL_ABSENT_UNEXPLAINED");
    }

    @Test
    void whatIsToldLateStandsInTheInboxAndIsNotMailed() {
        var it = givenFamily(DAY);
        String address = unique("guardian") + "@example.org";
        confirmed(it, address);

        escalate(it, DAY, "18:16");

        inbox(it.guardian(), 1);
        await().during(Duration.ofSeconds(3)).atMost(10, SECONDS).until(() -> MAILS.to(address).size() == 1);
    }

    @Test
    void aWrongCodeConfirmsNothingAndNobodySwitchesTheInboxOff() {
        var guardian = Tokens.of(TestUsers.with(Set.of("guardian"), Set.of()));
        refusal(api().post(guardian, PREFERENCES + "/confirmation", Map.of("code", "12345678")), 409,
                "attendance.nothing-to-confirm");
        String address = unique("guardian") + "@example.org";
        answer(api().put(guardian, PREFERENCES, Map.of("email", address, "language", "zh-CN")), 200);
        String right = code(address);
        String wrong = right.startsWith("1") ? "2" + right.substring(1) : "1" + right.substring(1);
        for (int guess = 0; guess < 5; guess++) {
            refusal(api().post(guardian, PREFERENCES + "/confirmation", Map.of("code", wrong)), 422,
                    "attendance.confirmation-code-wrong");
        }
        refusal(api().post(guardian, PREFERENCES + "/confirmation", Map.of("code", right)), 409,
                "attendance.confirmation-code-over");
        assertThat(answer(api().get(guardian, PREFERENCES), 200).has("email")).isFalse();

        var off = api().put(guardian, PREFERENCES,
                Map.of("language", "zh-CN", "byKind", Map.of("PUPIL_NOT_COLLECTED", "OFF")));
        assertThat(off.returnResult(String.class).getStatus().value()).isIn(400, 422);
        var malformed = api().put(guardian, PREFERENCES, Map.of("email", "a\r\nBcc: b@example.org", "language", "en"))
                .returnResult(String.class);
        assertThat(malformed.getStatus().value()).isIn(400, 422);
        assertThat(malformed.getResponseBody()).doesNotContain("Bcc");
    }

    private void confirmed(Family it, String address) {
        var waiting = answer(
                api().put(it.guardian(), PREFERENCES, Map.of("email", address, "language", "en")), 200);
        assertThat(waiting.path("waitingEmail").asString()).isEqualTo(address);
        assertThat(waiting.has("email")).isFalse();
        var confirmed = answer(
                api().post(it.guardian(), PREFERENCES + "/confirmation", Map.of("code", code(address))), 200);
        assertThat(confirmed.path("email").asString()).isEqualTo(address);
    }

    private static String code(String address) {
        var mail = await().atMost(30, SECONDS).until(() -> MAILS.to(address), found -> !found.isEmpty());
        return mail.getFirst().text().replaceAll("(?s).*?([0-9]{8}).*", "$1");
    }

    private void escalate(Family it, LocalDate day, String time) {
        answer(api().post(it.school().token(), it.school().session(day) + "/escalations", Map.of("at", at(day, time))),
                200);
    }

    /** The inbox with that many notices. */
    private JsonNode inbox(String token, int size) {
        return await().atMost(30, SECONDS)
                .until(() -> answer(api().get(token, INBOX), 200), found -> found.path("items").size() == size);
    }

    private void theClockShows(String time) {
        answer(management().post(null, "/actuator/clock", Map.of("now", at(TODAY, time))), 200);
    }
}
