package afterbell.simulator.story;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import afterbell.simulator.api.Answer;
import afterbell.simulator.city.City;
import afterbell.simulator.city.School.Group;
import afterbell.simulator.city.Worker.Part;
import afterbell.simulator.story.SchoolState.Member;
import afterbell.simulator.story.Stage.Step;

/**
 * Chapter 5: the service days of one school, in order. Each afternoon a session opens with cleared staff signed on, the
 * roll is called, on some days after the first have checked in by card, every group is handed over once with its head count, the children are released, the staff sign off
 * and the session closes (R10, R20, R29, R31).
 */
final class ServingDays {
    private static final int ABSENT_ONE_IN = 12;
    private static final int CORRECTED_EVERY = 9;
    private static final int CARDS_EVERY = 5;
    /** Cards that are shown before a roll. */
    private static final int CARDS = 10;
    private static final List<String> ABSENCES = List.of("ABSENT_SICK", "ABSENT_LEAVE", "ABSENT_UNEXPLAINED");
    private static final Set<String> NOT_ARRIVED = Set.of("attendance.no-service-day", "attendance.worker-not-cleared",
            "attendance.worker-not-at-school", "attendance.group-unknown", "attendance.pupil-without-place",
            "attendance.pupils-missing", "attendance.adult-not-authorised", "attendance.may-not-leave-alone",
            "attendance.plan-unknown");
    private static final List<LocalTime> RELEASES = List.of(LocalTime.of(17, 10), LocalTime.of(17, 30),
            LocalTime.of(17, 50));

    private final Stage stage;
    private final City city;
    private final SpecialDays special;

    ServingDays(Stage stage, City city, SpecialDays special) {
        this.stage = stage;
        this.city = city;
        this.special = special;
    }

    /** One afternoon of a school. */
    record Afternoon(SchoolState state, LocalDate day, int number) {
        String step(String what) {
            return "day/" + day + "/" + state.school.id() + "/" + what;
        }

        String session() {
            return state.attendance() + "/sessions/" + day + "/AFTERNOON";
        }

        String register(Group group) {
            return "/api/attendance/v1/groups/" + group.id() + "/registers/" + day + "/AFTERNOON";
        }

        Random random(String what) {
            return new Random((day.toString() + state.school.id() + what).hashCode());
        }
    }

    /** Plays the days with these numbers; the first day of the semester is 0. */
    void play(SchoolState state, int from, int until) {
        for (int number = from; number < until; number++) {
            var afternoon = new Afternoon(state, city.days().get(number), number);
            special.before(afternoon);
            play(afternoon);
            special.after(afternoon);
            if (number % CORRECTED_EVERY == CORRECTED_EVERY / 2) {
                correct(afternoon);
            }
        }
    }

    private void play(Afternoon it) {
        List<String> staff = staff(it);
        open(it, staff);
        special.opened(it);
        var inCare = new LinkedHashMap<Group, List<String>>();
        for (Group group : it.state().school.groups()) {
            inCare.put(group, callRoll(it, group));
        }
        special.rollsCalled(it, inCare);
        inCare.forEach((group, pupils) -> handOver(it, group, pupils));
        special.handedOver(it, inCare);
        @Nullable
        String late = special.notCollected(it, inCare);
        inCare.forEach((group, pupils) -> release(it, group, pupils.stream().filter(id -> !id.equals(late)).toList()));
        if (late != null) {
            special.collectLate(it, inCare, late);
        }
        signOff(it, staff, late != null);
        stage.play(
                Step.post(it.step("close"), it.state().school.admin(), it.session() + "/close", Map.of("at", Clock.at(
                        it.day(), 18, late == null ? 2 : 30))));
    }

    private List<String> staff(Afternoon it) {
        var staff = new ArrayList<>(it.state().onDuty);
        if (StaffingSchools.isExternalDay(it.day())) {
            staff.add(it.state().workerId(it.state().worker(Part.EXTERNAL)));
        }
        return staff;
    }

    private void open(Afternoon it, List<String> staff) {
        boolean isShort = special.isShortOfStaff(it);
        List<String> first = isShort ? staff.subList(0, 1) : staff;
        Answer answer = stage
                .playOnceKnown(Step.post(it.step("open"), it.state().school.admin(), it.session() + "/open",
                        Map.of("at", Clock.at(it.day(), 15, 45), "workerIds", first)), ServingDays::isTooEarly);
        if (isShort) {
            for (String worker : staff.subList(1, staff.size())) {
                stage.play(
                        Step.post(it.step("sign-on/" + worker), it.state().school.admin(), it.session() + "/sign-ons",
                                Map.of("workerId", worker, "at", Clock.at(it.day(), 15, 55))));
            }
        }
    }

    /** Attendance learns of days, workers and places by events, and no reading shows that they have come. */
    private static boolean isTooEarly(Answer answer) {
        return NOT_ARRIVED.contains(answer.code()) || Items.codes(answer).anyMatch(NOT_ARRIVED::contains);
    }

    /** @return who is there */
    private List<String> callRoll(Afternoon it, Group group) {
        Map<String, String> presences = presences(it, group);
        if (it.number() % CARDS_EVERY == 0) {
            checkIn(it, group, presences);
        }
        stage.playOnceKnown(roll(it, group, "roll/" + group.id(), presences), ServingDays::isTooEarly);
        List<String> present = presences.keySet()
                .stream()
                .filter(pupil -> "PRESENT".equals(presences.get(pupil)))
                .toList();
        it.state().presentDays += present.size();
        return present;
    }

    /** Some show their cards at the gate before the roll is called. */
    private void checkIn(Afternoon it, Group group, Map<String, String> presences) {
        List<Map<String, String>> cards = presences.keySet()
                .stream()
                .filter(pupil -> "PRESENT".equals(presences.get(pupil)))
                .limit(CARDS)
                .map(pupil -> Map.of("pupilId", pupil, "way", "CARD", "at", Clock.at(it.day(), 15, 48), "workerId",
                        firstOf(it.state(), group)))
                .toList();
        if (!cards.isEmpty()) {
            stage.playOnceKnown(Step.post(it.step("check-in/" + group.id()), it.state().school.guard(), it.register(
                    group) + "/check-ins", Map.of("checkIns", cards)), ServingDays::isTooEarly);
        }
    }

    /** How the roll of that day is called, by pupil. */
    static Map<String, String> presences(Afternoon it, Group group) {
        Random random = it.random(group.id());
        var presences = new LinkedHashMap<String, String>();
        it.state()
                .expected(group.id(), it.day())
                .forEach(pupil -> presences.put(pupil, random.nextInt(
                        ABSENT_ONE_IN) == 0 ? ABSENCES.get(random.nextInt(ABSENCES.size())) : "PRESENT"));
        return presences;
    }

    Step roll(Afternoon it, Group group, String name, Map<String, String> presences) {
        return Step.post(it.step(name), group.teacher(), it.register(group) + "/roll-call", Map.of("workerId", firstOf(
                it.state(), group), "entries", entries(presences)));
    }

    static List<Map<String, String>> entries(Map<String, String> presences) {
        return presences.entrySet()
                .stream()
                .map(entry -> Map.of("pupilId", entry.getKey(), "presence", entry.getValue()))
                .toList();
    }

    /** Who takes the group into care at roll call. */
    static String firstOf(SchoolState state, Group group) {
        return state.onDuty.get(state.school.groups().indexOf(group) * 2);
    }

    /** Who has the group until it goes home. */
    static String secondOf(SchoolState state, Group group) {
        return state.onDuty.get(state.school.groups().indexOf(group) * 2 + 1);
    }

    /** The group's teacher gives, and the office says for the second worker that all were received. */
    private void handOver(Afternoon it, Group group, List<String> pupils) {
        if (pupils.isEmpty()) {
            return;
        }
        String handOver = handOver(it, group, "");
        stage.play(Step.put(it.step("hand-over/" + group.id()), group.teacher(), handOver,
                offer(it, group, LocalTime.of(16, 45), pupils)));
        stage.play(Step.post(it.step("hand-over/" + group.id() + "/acceptance"), it.state().school.admin(), handOver
                + "/acceptance", Map.of("at", Clock.at(it.day(), 16, 47), "pupilIds", pupils)));
    }

    /** @param which tells it from others of the group and day */
    static String handOver(Afternoon it, Group group, String which) {
        return it.session() + "/hand-overs/" + UUID.nameUUIDFromBytes((it.register(group) + which).getBytes(
                StandardCharsets.UTF_8));
    }

    static Map<String, Object> offer(Afternoon it, Group group, LocalTime at, List<String> pupils) {
        return Map.of("fromWorkerId", firstOf(it.state(), group), "toWorkerId", secondOf(it.state(), group), "at", Clock
                .at(it.day(), at), "groups", List.of(Map.of("groupId", group.id(), "pupilIds", pupils)));
    }

    /** In three batches, each child to an adult of its family or alone where that is allowed. */
    private void release(Afternoon it, Group group, List<String> pupils) {
        var left = new ArrayList<Map<String, Object>>();
        for (int batch = 0; batch < RELEASES.size(); batch++) {
            Random random = it.random(group.id() + "release" + batch);
            var releases = new ArrayList<Map<String, Object>>();
            for (int i = batch; i < pupils.size(); i += RELEASES.size()) {
                releases.add(release(it, pupils.get(i), RELEASES.get(batch).plusMinutes(random.nextInt(9)), random));
            }
            if (releases.isEmpty()) {
                continue;
            }
            releases.sort(Comparator.comparing(release -> String.valueOf(release.get("at"))));
            String actor = batch == 2 ? group.teacher() : it.state().school.guard();
            Answer answer = stage
                    .play(Step.post(it.step("release/" + group.id() + "/" + batch), actor, it.register(group)
                            + "/releases", Map.of("releases", releases)));
            allAreGood(it, "release", answer);
            left.addAll(releases);
        }
        special.toldByTheGate(it, group, left);
    }

    static void allAreGood(Afternoon it, String step, Answer answer) {
        answer.body().path("items").forEach(item -> {
            if (item.path("status").asInt() != 200) {
                throw new StoryStopped(it.step(step) + ": refused " + item);
            }
        });
    }

    private static Map<String, Object> release(Afternoon it, String pupilId, LocalTime at, Random random) {
        Member member = it.state().memberOf(pupilId);
        var release = new LinkedHashMap<String, Object>();
        release.put("pupilId", pupilId);
        release.put("at", Clock.at(it.day(), at));
        int chance = random.nextInt(3);
        if (!member.pupil.leavesAlone() || chance > 0) {
            release.put("adultId", member.secondId != null && chance == 1 ? member.secondId : member.guardianId());
        }
        return release;
    }

    private void signOff(Afternoon it, List<String> staff, boolean isLate) {
        Random random = it.random("sign-off");
        var signOffs = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < staff.size(); i++) {
            // A group's first teacher may leave after the hand-over; the second stays until the last child has gone.
            LocalTime at = i % 2 == 0 && random.nextInt(4) == 0
                    ? LocalTime.of(16, 50).plusMinutes(random.nextInt(50))
                    : LocalTime.of(18, isLate ? 27 : 1);
            signOffs.add(Map.of("workerId", staff.get(i), "at", Clock.at(it.day(), at)));
        }
        Answer answer = stage
                .play(Step.post(it.step("sign-off"), it.state().school.admin(), it.session() + "/sign-offs",
                        Map.of("signOffs", signOffs)));
        long minutes = 0;
        for (var item : answer.body().path("items")) {
            minutes += item.path("minutes").asLong();
        }
        it.state().dutyMinutes.merge(YearMonth.from(it.day()).toString(), minutes, Long::sum);
    }

    /** The day after, a teacher sees that a child was marked wrongly, and the bureau approves the correction. */
    private void correct(Afternoon it) {
        Group group = it.state().school.groups().getFirst();
        Map<String, String> presences = presences(it, group);
        presences.keySet()
                .stream()
                .filter(pupil -> !"PRESENT".equals(presences.get(pupil)))
                .findFirst()
                .ifPresent(pupil -> {
                    String requests = it.register(group) + "/correction-requests";
                    Answer asked = stage.play(Step.post(it.step("correction/" + group.id()), group.teacher(), requests,
                            Map.of("reason", "迟到，漏记", "entries", entries(Map.of(pupil, "PRESENT")))));
                    stage.play(Step.post(it.step("approval/" + group.id()), SettingTheSemester.BUREAU, requests + "/"
                            + asked.body().path("requests").size() + "/approve", Map.of()));
                    it.state().presentDays++;
                });
    }
}
