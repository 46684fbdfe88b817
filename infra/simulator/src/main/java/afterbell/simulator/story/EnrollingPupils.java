package afterbell.simulator.story;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import afterbell.simulator.api.Answer;
import afterbell.simulator.city.Adult;
import afterbell.simulator.city.City;
import afterbell.simulator.city.Pupil;
import afterbell.simulator.city.Pupil.Wish;
import afterbell.simulator.people.Accounts;
import afterbell.simulator.story.SchoolState.Member;
import afterbell.simulator.story.Stage.Step;

/**
 * Chapter 3: guardians acknowledge the notice and apply, schools confirm priority groups, draw lots where places are
 * scarce, and admit; the rest wait (R2, R3, R4, R6, R7).
 */
final class EnrollingPupils {
    private static final int MOST_IN_A_BATCH = 100;
    /** A sign-up is closed when all have applied, however long that takes. */
    private static final String OPEN_END = "2099-12-31T00:00:00+08:00";
    private static final Duration UNTIL_THE_CLOSE = Duration.ofSeconds(2);

    private final Stage stage;
    private final Accounts accounts;
    private final LocalDate first;

    EnrollingPupils(Stage stage, Accounts accounts, LocalDate first) {
        this.stage = stage;
        this.accounts = accounts;
        this.first = first;
    }

    void play(SchoolState state) {
        bindGuardians(state, state.members());
        for (Member member : state.members()) {
            nameOtherAdults(state, member);
        }
        int notice = noticeVersion(state);
        boolean isScarce = isScarce(state);
        String etag = isScarce ? announce(state) : "";
        applyAll(state, notice);
        applyByProxy(state, notice);
        confirmPriorities(state);
        if (isScarce) {
            draw(state, etag);
        }
        admit(state);
    }

    /** Where more children want a place than there are, lots are drawn (R7). */
    private static boolean isScarce(SchoolState state) {
        long applying = state.members()
                .stream()
                .filter(it -> it.pupil.wish() == Wish.APPLIES || it.pupil.wish() == Wish.APPLIES_BY_PROXY)
                .count();
        return applying > state.school.capacity();
    }

    private static String signUp(SchoolState state) {
        return state.enrollment() + "/sign-ups/" + City.SEMESTER + "/AFTERNOON";
    }

    static String draw(String school) {
        return "/api/enrollment/v1/public/schools/" + school + "/draws/" + City.SEMESTER + "/AFTERNOON";
    }

    /** The school binds itself to a seed before anybody applies. @return the sign-up's etag */
    private String announce(SchoolState state) {
        return stage.play(Step.put("sign-up/announce/" + state.school.id(), state.school.admin(), signUp(state),
                terms(state, OPEN_END))).etag();
    }

    private static Map<String, Object> terms(SchoolState state, String closes) {
        var terms = new LinkedHashMap<String, Object>();
        terms.put("opens", "2021-08-20T08:00:00+08:00");
        terms.put("closes", closes);
        terms.put("late", true);
        terms.put("groups", groups(state));
        return terms;
    }

    private void confirmPriorities(SchoolState state) {
        for (Member member : state.members()) {
            if (member.applicationId != null && member.pupil.wish() == Wish.APPLIES
                    && member.pupil.priority() != null) {
                stage.play(Step.post("apply/priority/" + member.pupil.rosterId(), state.school.admin(),
                        "/api/enrollment/v1/applications/" + member.applicationId() + "/priority", Map.of("confirmed",
                                true)));
            }
        }
    }

    /**
     * All have applied: the sign-up closes at once. Gone on with, this is refused where it was done before; the list is
     * fixed as soon as the time has come.
     */
    private void draw(SchoolState state, String etag) {
        String school = state.school.id();
        stage.send(Step.put("sign-up/close/" + school, state.school.admin(), signUp(state), terms(state, Instant.now()
                .plus(UNTIL_THE_CLOSE)
                .toString())).seen(etag));
        stage.playOnceKnown(Step.post("sign-up/list/" + school, state.school.admin(), signUp(state) + "/list", Map
                .of()), it -> it.body().path("code").asString("").equals("enrollment.sign-up-still-open"));
        stage.play(Step.post("sign-up/draw/" + school, state.school.admin(), signUp(state) + "/draw", Map.of()));
        state.isDrawn = true;
    }

    /** The school says whose guardian an account is; the guardian may collect from then on (R31). */
    void bindGuardians(SchoolState state, List<Member> members) {
        for (int from = 0; from < members.size(); from += MOST_IN_A_BATCH) {
            List<Member> batch = members.subList(from, Math.min(members.size(), from + MOST_IN_A_BATCH));
            var wanted = batch.stream()
                    .map(it -> Map.of("pupilId", it.pupilId, "account", accounts.subjectOf(accountOf(it)), "relation",
                            it.pupil.guardian().relation()))
                    .toList();
            Answer answer = stage.play(Step.post("guardian/bind/" + state.school.id() + "/" + batch.getFirst().pupil
                    .rosterId(), state.school.admin(), state.enrollment() + "/guardians", Map.of("guardians", wanted)));
            answer.body()
                    .path("items")
                    .forEach(it -> state.memberOf(it.path("pupilId").asString()).guardianId = it.path(
                            "adultId").asString(null));
            batch.forEach(Member::guardianId);
        }
    }

    static String accountOf(Member member) {
        return Objects.requireNonNull(member.pupil.guardian().account());
    }

    private void nameOtherAdults(SchoolState state, Member member) {
        Adult second = member.pupil.second();
        String guardian = accountOf(member);
        if (second != null) {
            member.secondId = nameAdult("adult/second/" + member.pupil.rosterId(), guardian, member, second);
        }
        if (member.pupil.leavesAlone()) {
            stage.play(Step.put("adult/alone/" + member.pupil.rosterId(), guardian, "/api/enrollment/v1/pupils/"
                    + member.pupilId + "/leaving-alone", Map.of("allowed", true)));
            stage.play(Step.put("school/alone/" + member.pupil.rosterId(), state.school.admin(),
                    "/api/enrollment/v1/pupils/" + member.pupilId + "/leaving-alone", Map.of("allowed", true)));
        }
    }

    /** @return the adult's opaque id */
    String nameAdult(String step, String guardian, Member member, Adult adult) {
        return stage.play(Step.post(step, guardian, "/api/enrollment/v1/pupils/" + member.pupilId + "/adults", Map.of(
                "name", adult.name(), "phone", adult.phone(), "relation", adult.relation(), "mayCollect", adult
                        .mayCollect())))
                .body()
                .path("adultId")
                .asString();
    }

    int noticeVersion(SchoolState state) {
        return stage.play(Step.get("plan/notice/" + state.school.id(), state.school.admin(),
                "/api/enrollment/v1/public/schools/" + state.school.id() + "/plans/" + City.SEMESTER))
                .body()
                .path("noticeVersion")
                .asInt();
    }

    private void applyAll(SchoolState state, int notice) {
        boolean isFirst = true;
        for (Member member : state.members()) {
            Wish wish = member.pupil.wish();
            if (wish == Wish.APPLIES) {
                if (isFirst) {
                    badApplications(state, member, notice);
                    isFirst = false;
                }
                apply(state, member, notice);
            } else if (wish == Wish.OFF_CAMPUS) {
                stage.play(Step.post("apply/off-campus/" + member.pupil.rosterId(), accountOf(member), state
                        .enrollment() + "/offcampus-declarations", Map.of("semesterId", City.SEMESTER, "pupilId",
                                member.pupilId, "reminderAcknowledged", true)));
            }
        }
    }

    /** One after the other within a school: the order of application decides among those who come late (R7). */
    void apply(SchoolState state, Member member, int notice) {
        member.applicationId = stage.play(application("apply/" + state.school.id() + "/" + member.pupil.rosterId(),
                accountOf(member), state, member, notice)).body().path("applicationId").asString();
    }

    private static Step application(String name, String guardian, SchoolState state, Member member, int notice) {
        var body = new LinkedHashMap<String, Object>();
        body.put("semesterId", City.SEMESTER);
        body.put("pupilId", member.pupilId);
        body.put("noticeVersion", notice);
        Pupil.@Nullable Priority priority = member.pupil.priority();
        if (priority != null) {
            body.put("priorityGroup", priority.group());
            body.put("evidence", priority.evidence());
        }
        return Step.post(name, guardian, state.enrollment() + "/applications", body);
    }

    private void badApplications(SchoolState state, Member member, int notice) {
        String school = state.school.id();
        stage.send(application("bad-input/stale-notice/" + school, accountOf(member), state, member, notice + 1));
        Member other = state.members()
                .stream()
                .filter(it -> !accountOf(it).equals(accountOf(member)))
                .findFirst()
                .orElseThrow();
        stage.send(application("bad-input/somebody-elses-child/" + school, accountOf(other), state, member, notice));
    }

    private void applyByProxy(SchoolState state, int notice) {
        List<Member> byProxy = state.members()
                .stream()
                .filter(it -> it.pupil.wish() == Wish.APPLIES_BY_PROXY)
                .toList();
        if (byProxy.isEmpty()) {
            return;
        }
        Answer answer = stage.play(Step.post("apply/by-proxy/" + state.school.id(), state.school.admin(), state
                .enrollment() + "/applications/batch", Map.of("semesterId", City.SEMESTER, "noticeVersion", notice,
                        "pupilIds", byProxy.stream().map(it -> it.pupilId).toList())));
        answer.body()
                .path("items")
                .forEach(it -> state.memberOf(it.path("pupilId").asString()).applicationId = it.path(
                        "applicationId").asString(null));
        byProxy.forEach(Member::applicationId);
    }

    private void admit(SchoolState state) {
        Answer answer = stage.play(admission("admit/" + state.school.id(), state, first));
        var waiting = new HashMap<Integer, String>();
        for (JsonNode it : answer.body().path("items")) {
            String pupilId = it.path("pupilId").asString();
            switch (it.path("state").asString()) {
                case "ADMITTED" -> state.seat(it.path("groupId").asString(), pupilId, first);
                case "WAITLISTED" -> waiting.put(it.path("rank").asInt(), pupilId);
                default -> throw new StoryStopped("An application is neither admitted nor waiting: " + it);
            }
        }
        waiting.keySet().stream().sorted().forEach(rank -> state.waiting.add(waiting.getOrDefault(rank, "")));
    }

    static Step admission(String name, SchoolState state, LocalDate from) {
        return Step.post(name, state.school.admin(), state.enrollment() + "/admissions", Map.of("semesterId",
                City.SEMESTER, "from", from.toString(), "groups", groups(state)));
    }

    private static List<Map<String, Object>> groups(SchoolState state) {
        var groups = new ArrayList<Map<String, Object>>();
        state.school.groups().forEach(it -> groups.add(Map.of("groupId", it.id(), "capacity", it.capacity())));
        return groups;
    }
}
