package afterbell.simulator.story;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import afterbell.simulator.city.Adult;
import afterbell.simulator.city.City;
import afterbell.simulator.city.School;
import afterbell.simulator.city.School.Group;
import afterbell.simulator.city.Worker.Part;
import afterbell.simulator.story.SchoolState.Member;
import afterbell.simulator.story.ServingDays.Afternoon;
import afterbell.simulator.story.Stage.Step;

/** What makes some days different: mistakes, storms, a stranger at the gate, a child that nobody collects. */
final class SpecialDays {
    private static final int MOST_PUPILS_FOR_ONE = 50;
    private static final LocalDate HOLIDAY = LocalDate.of(2021, 10, 1);

    private final Stage stage;
    private final City city;
    private final EnrollingPupils enrolling;
    private final StaffingSchools staffing;

    SpecialDays(Stage stage, City city, EnrollingPupils enrolling, StaffingSchools staffing) {
        this.stage = stage;
        this.city = city;
        this.enrolling = enrolling;
        this.staffing = staffing;
    }

    private boolean isDay(Afternoon it, double share) {
        return it.number() == city.dayAt(share);
    }

    private static boolean isFirstSchool(Afternoon it) {
        return it.state().school.number() == 1;
    }

    /** A storm in the second week of ten: outdoor activities move indoors (R29). */
    void before(Afternoon it) {
        if (isDay(it, 0.2)) {
            stage.play(Step.post(it.step("storm"), it.state().school.admin(), it.state().attendance() + "/bad-weather/"
                    + it.day(), Map.of("weather", "STORM", "at", Clock.at(it.day(), 13, 0))));
        }
        if (isFirstSchool(it) && isDay(it, 0.6)) {
            replaceBarredWorker(it);
        }
    }

    /**
     * On one afternoon the gate's device had no network: what it has seen comes late, the last first, and twice. Nobody
     * has left twice (R31).
     */
    void toldByTheGate(Afternoon it, Group group, List<Map<String, Object>> releases) {
        if (!isDay(it, 0.5) || releases.isEmpty()) {
            return;
        }
        var facts = new ArrayList<Map<String, Object>>();
        for (var release : releases.reversed()) {
            var fact = new LinkedHashMap<>(release);
            fact.put("factId", UUID.nameUUIDFromBytes(
                    (it.register(group) + release.get("pupilId")).getBytes(StandardCharsets.UTF_8)).toString());
            fact.put("kind", "RELEASE");
            fact.put("groupId", group.id());
            facts.add(fact);
        }
        for (String time : List.of("late", "twice")) {
            String name = "gate-" + time + "/" + group.id();
            ServingDays.allAreGood(it, name, stage.play(Step.post(it.step(name), it.state().school.guard(),
                    it.state().attendance() + "/device-facts", Map.of("deviceId", "gate-1", "sentAt",
                            Instant.now().toString(), "facts", facts))));
        }
    }

    /** Too few teachers at the beginning; the others come ten minutes later (R20). */
    boolean isShortOfStaff(Afternoon it) {
        return isDay(it, 0.7) && it.state().expected(it.day()) > MOST_PUPILS_FOR_ONE;
    }

    /** A mistake before the roll is called. */
    void opened(Afternoon it) {
        if (it.number() != 0) {
            return;
        }
        SchoolState state = it.state();
        stage.send(Step.post("bad-input/uncleared-sign-on/" + state.school.id(), state.school.admin(), it.session()
                + "/sign-ons",
                Map.of("workerId", state.workerId(state.worker(Part.UNCHECKED)), "at", Clock.at(it.day(),
                        15, 46))));
    }

    private static Step roll(Afternoon it, Group group, String name, LocalDate day, Map<String, String> presences) {
        return Step.post(name + it.state().school.id(), group.teacher(), "/api/attendance/v1/groups/" + group.id()
                + "/registers/" + day + "/AFTERNOON/roll-call",
                Map.of("workerId", ServingDays.firstOf(it.state(),
                        group), "entries", ServingDays.entries(presences)));
    }

    /** Rolls that must not be taken, when places have surely arrived. */
    private void wrongRolls(Afternoon it, Group group) {
        SchoolState state = it.state();
        var withStranger = new LinkedHashMap<>(ServingDays.presences(it, group));
        state.members()
                .stream()
                .map(member -> member.pupilId)
                .filter(pupil -> state.school.groups()
                        .stream()
                        .noneMatch(any -> state.expected(any.id(), it.day()).contains(pupil)))
                .findFirst()
                .ifPresent(pupil -> withStranger.put(pupil, "PRESENT"));
        stage.send(roll(it, group, "bad-input/pupil-without-place/", it.day(), withStranger));
        stage.send(roll(it, group, "bad-input/roll-on-holiday/", HOLIDAY, ServingDays.presences(it, group)));
    }

    /** Wrong rolls, the same roll sent twice, and a hand-over that forgets a child. */
    void rollsCalled(Afternoon it, Map<Group, List<String>> inCare) {
        if (it.number() != 0) {
            return;
        }
        Group group = it.state().school.groups().getFirst();
        wrongRolls(it, group);
        Step roll = roll(it, group, "repeat/roll/", it.day(), ServingDays.presences(it, group));
        stage.play(roll);
        stage.repeat(roll);
        List<String> pupils = inCare.getOrDefault(group, List.of());
        stage.send(Step.put("bad-input/head-count/" + it.state().school.id(), group.teacher(), ServingDays.handOver(it,
                group, "forgotten"),
                ServingDays.offer(it, group, LocalTime.of(16, 40), pupils.subList(1, pupils
                        .size()))));
    }

    /** A stranger at the gate, an adult that a family has forbidden, and an office that closes too early. */
    void handedOver(Afternoon it, Map<Group, List<String>> inCare) {
        Group group = it.state().school.groups().getFirst();
        List<String> pupils = inCare.getOrDefault(group, List.of());
        if (it.number() == 0) {
            Member child = it.state().memberOf(pupils.getFirst());
            Member other = pupils.stream()
                    .map(it.state()::memberOf)
                    .filter(member -> !EnrollingPupils.accountOf(member).equals(EnrollingPupils.accountOf(child)))
                    .findFirst()
                    .orElseThrow();
            stage.send(releasing("bad-input/unauthorised-adult/" + it.state().school.id(), it, group, child.pupilId,
                    other.guardianId(), LocalTime.of(17, 0)));
            stage.send(closing(it, "bad-input/closed-too-early/" + it.state().school.id(), 17));
        }
        if (isFirstSchool(it) && isDay(it, 0.3)) {
            forbiddenAdult(it, group, it.state().memberOf(pupils.getFirst()));
        }
    }

    private static Step closing(Afternoon it, String name, int hour) {
        return Step.post(name, it.state().school.admin(), it.session() + "/close", Map.of("at", Clock.at(it.day(), hour,
                5)));
    }

    private static Step releasing(String name, Afternoon it, Group group, String pupilId, String adultId,
            LocalTime at) {
        return Step.post(name, it.state().school.guard(), it.register(group) + "/releases",
                Map.of("releases", List.of(Map
                        .of("pupilId", pupilId, "adultId", adultId, "at", Clock.at(it.day(), at)))));
    }

    /** A family names an adult who must not collect the child; the gate turns that adult away (R31). */
    private void forbiddenAdult(Afternoon it, Group group, Member child) {
        var adult = new Adult("关某某", "13000000000", "OTHER", null, false);
        String adultId = enrolling.nameAdult(it.step("forbid-adult"), EnrollingPupils.accountOf(child), child, adult);
        Step release = releasing("bad-input/forbidden-adult/" + it.state().school.id(), it, group, child.pupilId,
                adultId,
                LocalTime.of(17, 2));
        stage.sendOnceKnown(release, answer -> answer.body()
                .path("items")
                .path(0)
                .path("code")
                .asString("")
                .equals("attendance.adult-not-authorised"));
    }

    /** @return the pupil whom nobody collects in time, null on an ordinary day */
    @Nullable
    String notCollected(Afternoon it, Map<Group, List<String>> inCare) {
        boolean isTheDay = isFirstSchool(it) && isDay(it, 0.4);
        return isTheDay ? inCare.getOrDefault(it.state().school.groups().getFirst(), List.of()).getLast() : null;
    }

    /** At 18:05 the school says that a child is still there; at 18:25 its guardian comes and shows a code, twice (R31). */
    void collectLate(Afternoon it, Map<Group, List<String>> inCare, String pupilId) {
        School school = it.state().school;
        stage.play(
                Step.post(it.step("escalation"), school.guard(), it.session() + "/escalations", Map.of("at", Clock.at(
                        it.day(), 18, 5))));
        Group group = inCare.entrySet()
                .stream()
                .filter(entry -> entry.getValue().contains(pupilId))
                .findFirst()
                .orElseThrow()
                .getKey();
        Member child = it.state().memberOf(pupilId);
        String code = stage.play(Step.post(it.step("pickup-code"), EnrollingPupils.accountOf(child),
                "/api/attendance/v1/me/pupils/" + pupilId + "/pickup-codes/" + it.day() + "/AFTERNOON", Map.of()))
                .body()
                .path("code")
                .asString();
        stage.play(showing(it.step("late-release"), it, group, child, code, LocalTime.of(18, 25)));
        stage.send(showing("bad-input/code-shown-again/" + school.id(), it, group, child, code, LocalTime.of(18, 27)));
    }

    private static Step showing(String name, Afternoon it, Group group, Member child, String code, LocalTime at) {
        return Step.post(name, it.state().school.guard(), it.register(group) + "/releases",
                Map.of("releases", List.of(Map.of("pupilId", child.pupilId, "adultId", child.guardianId(), "code", code,
                        "at", Clock.at(it.day(), at)))));
    }

    /** After the day an adverse record turns up (R25). */
    void after(Afternoon it) {
        if (isFirstSchool(it) && it.number() == city.dayAt(0.6) - 1) {
            staffing.recordCheck(it.step("adverse-record"), it.state(), it.state().onDuty.get(1), it.day(), "ADVERSE");
        }
    }

    /**
     * The next day the barred worker is refused, and somebody steps in for the rest of the semester. The worker is
     * named beside one who is not cleared: nothing is opened, whether attendance has heard of the bar or not.
     */
    private void replaceBarredWorker(Afternoon it) {
        SchoolState state = it.state();
        String barred = state.onDuty.get(1);
        stage.sendOnceKnown(Step.post("bad-input/barred-opens/" + state.school.id(), state.school.admin(), it.session()
                + "/open",
                Map.of("at", Clock.at(it.day(), 15, 44), "workerIds", List.of(barred, state.workerId(state
                        .worker(Part.UNCHECKED))))),
                answer -> !answer.body().toString().contains("/workerIds/0"));
        state.onDuty.set(1, state.workerId(state.worker(Part.SPARE)));
        var duties = new ArrayList<Map<String, Object>>();
        StaffingSchools.byMonth(city.days().subList(it.number(), city.days().size()))
                .values()
                .forEach(days -> days.forEach(day -> duties.add(StaffingSchools.duty(state.onDuty.get(1), day,
                        state.school.groups().getFirst().id()))));
        staffing.assign(it.step("stand-in"), state, duties);
    }
}
