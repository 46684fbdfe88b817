package afterbell.staffing.membership;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;

import com.mongodb.client.model.Filters;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.institution.RunningInstitutions;
import afterbell.staffing.institution.store.Institutions;
import afterbell.staffing.worker.model.Affiliation;
import afterbell.staffing.worker.model.Period;
import afterbell.staffing.worker.model.Worker;
import afterbell.staffing.worker.store.WorkerFile;
import afterbell.staffing.worker.store.Workers;
import afterbell.staffing.worker.store.Workers.Change;

/** R5: suspension, removal and expiry of an institution take effect on its people at once. */
class SuspendingInstitutionsIT extends RunningInstitutions {
    private static final LocalDate UNTIL = LocalDate.of(2021, 12, 31);
    private static final LocalDate SUSPENDED = LocalDate.of(2021, 9, 6);

    @Autowired
    private MongoTemplate mongo;
    @Autowired
    private Workers workers;
    @Autowired
    private Institutions institutions;

    @Test
    void whoJoinsAsAMemberNamesAnInstitutionThatIsAccepted() {
        String school = newSchool();
        String code = givenAccepted(UNTIL);
        String other = givenAccepted(UNTIL);
        String citizen = newCitizenId();

        assertThat(joined(school, member(citizen, null, ACCEPTED)).path("code").asString())
                .isEqualTo("staffing.institution-missing");
        assertThat(joined(school, member(citizen, newCreditCode(), ACCEPTED)).path("code").asString())
                .isEqualTo("staffing.institution-not-accepted");
        assertThat(joined(school, member(citizen, code, UNTIL.plusDays(1))).path("rule").asString()).isEqualTo("R5");
        assertThat(joined(school, member(citizen, code, LocalDate.of(2199, 1, 1))).path("status").asInt())
                .isEqualTo(422);
        assertThat(joined(school, member(citizen, code, ACCEPTED)).path("status").asInt()).isEqualTo(201);
        assertThat(joined(school, member(citizen, code, null)).path("status").asInt()).isEqualTo(200);
        assertThat(joined(school, member(citizen, other, ACCEPTED)).path("code").asString())
                .isEqualTo("staffing.institution-differs");
    }

    @Test
    void aMemberServesWithinTheDaysOfTheInstitutionOnly() {
        String school = newSchool();
        String member = givenHired(school, givenAccepted(UNTIL));

        assertThat(clearance(member).path("clearedUntil").asString()).isEqualTo(UNTIL.toString());
    }

    @Test
    void aSuspensionTakesTheDutiesOfAllMembersAndALiftedOneLetsThemServeAgain() {
        String school = newSchool();
        givenSeptember(school);
        String code = givenAccepted(UNTIL);
        var members = List.of(givenHired(school, code), givenHired(school, code));
        String stranger = givenHired(school, givenAccepted(UNTIL));
        for (var worker : List.of(members.get(0), members.get(1), stranger)) {
            assertThat(statuses(assigned(school, List.of(duty(worker, SUSPENDED, "AFTERNOON"),
                    duty(worker, SUSPENDED.minusDays(3), "AFTERNOON"))).path("items"))).containsExactly(201, 201);
        }

        answer(decide(bureau(), code, "suspension", because(SUSPENDED)), 200);

        assertThat(dutiesOn(school, SUSPENDED)).containsExactly(stranger);
        assertThat(dutiesOn(school, SUSPENDED.minusDays(3))).hasSize(3);
        for (var member : members) {
            assertThat(clearance(member).path("clearedUntil").asString())
                    .isEqualTo(SUSPENDED.minusDays(1).toString());
        }
        var again = assigned(school, List.of(duty(members.getFirst(), SUSPENDED, "AFTERNOON"))).path("items").get(0);
        assertThat(again.path("code").asString()).isEqualTo("staffing.worker-not-cleared");

        answer(decide(bureau(), code, "reinstatement", because(SUSPENDED.plusDays(1))), 200);

        assertThat(statuses(assigned(school, List.of(duty(members.getFirst(), SUSPENDED, "AFTERNOON"),
                duty(members.getFirst(), SUSPENDED.plusDays(1), "AFTERNOON"))).path("items")))
                .containsExactly(409, 201);
    }

    @Test
    void whoHasJoinedWithOlderDaysIsToldOfTheNewOnes() {
        String school = newSchool();
        String code = givenAccepted(UNTIL);
        String member = givenHired(school, code);
        answer(decide(bureau(), code, "removal", because(SUSPENDED)), 200);
        var stale = workers.find(member).orElseThrow();
        var before = stale.state().worker();
        var known = Objects.requireNonNull(before.affiliation());
        workers.save(stale, stale.state()
                .with(before.with(Affiliation.with(code, known.since(),
                        List.of(new Period(ACCEPTED, UNTIL)), 1))));

        await().atMost(20, SECONDS)
                .until(() -> clearance(member).path("clearedUntil").asString(),
                        SUSPENDED.minusDays(1).toString()::equals);
        assertThat(institutions.find(code).orElseThrow().state().daysChangedAt()).isNotNull();
    }

    @Test
    void aMemberGoesOnThroughAnotherInstitution() {
        String school = newSchool();
        String code = givenAccepted(UNTIL);
        String other = givenAccepted(UNTIL.plusDays(31));
        String member = givenHired(school, code);
        answer(decide(bureau(), code, "suspension", because(SUSPENDED)), 200);

        var change = Map.of("institutionId", other, "from", SUSPENDED.plusDays(2));
        var changed = answer(step(admin(), member, "affiliation", change), 200);
        assertThat(answer(step(admin(), member, "affiliation", change), 200)).isEqualTo(changed);

        assertThat(changed.path("institutionId").asString()).isEqualTo(other);
        var worker = workers.find(member).orElseThrow().state().worker();
        assertThat(worker.isClearedAt(school, SUSPENDED.minusDays(1))).isTrue();
        assertThat(worker.isClearedAt(school, SUSPENDED.plusDays(1))).isFalse();
        assertThat(worker.isClearedAt(school, SUSPENDED.plusDays(2))).isTrue();
        refusal(step(admin(), member, "affiliation", Map.of("institutionId", code, "from", SUSPENDED)), 409,
                "staffing.institution-not-accepted");
        refusal(step(admin(), givenCleared(school), "affiliation", change), 409, "staffing.kind-differs");
    }

    @Test
    void thousandsOfMembersFollowWithinSeconds() {
        String code = givenAccepted(UNTIL);
        var one = workers.find(givenHired(newSchool(), code)).orElseThrow();
        var members = IntStream.range(0, 3_000).mapToObj(_ -> UUID.randomUUID().toString()).toList();
        workers.save(members.stream().map(it -> copy(one.state(), it)).toList());
        long begun = System.nanoTime();

        answer(decide(bureau(), code, "suspension", because(SUSPENDED)), 200);

        var taken = Duration.ofNanos(System.nanoTime() - begun);
        assertThat(workers.all(members).values())
                .allMatch(it -> it.clearedUntil().filter(SUSPENDED.minusDays(1)::equals).isPresent());
        assertThat(taken).isLessThan(Duration.ofSeconds(30));
        mongo.getCollection("workers").deleteMany(Filters.in("_id", members));
    }

    private static Change copy(WorkerFile file, String workerId) {
        var worker = file.worker();
        var copied = new Worker(workerId, worker.kind(), worker.check(), worker.query(), worker.hirings(),
                worker.affiliation(), worker.suspensions(), worker.lapsed());
        return new Change(Versioned.fresh(workerId, file.with(Worker.unchecked(workerId, worker.kind()))),
                file.with(copied));
    }

    private JsonNode joined(String school, Map<String, Object> person) {
        return answer(join(admin(), school, List.of(person)), 200).path("items").get(0);
    }

    private static Map<String, Object> member(String citizenId, @Nullable String institution,
            @Nullable LocalDate from) {
        var person = new HashMap<>(person(citizenId, "李老师", "INSTITUTION_MEMBER"));
        if (institution != null) {
            person.put("institutionId", institution);
        }
        if (from != null) {
            person.put("memberFrom", from);
        }
        return person;
    }

    /** A member who has passed all gates by the end of August. */
    private String givenHired(String school, String institution) {
        String worker = joined(school, member(newCitizenId(), institution, ACCEPTED)).path("workerId").asString();
        answer(check(admin(), worker, ACCEPTED, "CLEAR", "ref"), 200);
        answer(step(admin(), worker, "public-notices", Map.of("from", ACCEPTED, "until", ACCEPTED.plusDays(7))), 200);
        answer(step(admin(), worker, "filings", Map.of("on", ACCEPTED.plusDays(8))), 200);
        answer(step(bureau(), worker, "filings/acknowledgement", Map.of("on", ACCEPTED.plusDays(9))), 200);
        answer(step(admin(), worker, "assessments", assessment(ACCEPTED.plusDays(10))), 200);
        return worker;
    }

    private static Map<String, Object> assessment(LocalDate on) {
        return Map.of("on", on, "scores",
                Map.of("safety", 80, "conduct", 80, "content", 80, "attendance", 80, "feedback", 80));
    }

    private JsonNode clearance(String worker) {
        return answer(api().get(admin(), STAFFING + "/workers/" + worker), 200);
    }

    private List<String> dutiesOn(String school, LocalDate day) {
        return answer(api().get(admin(), STAFFING + "/schools/" + school + "/duties?from=" + day + "&to=" + day), 200)
                .path("items")
                .valueStream()
                .map(it -> it.path("workerId").asString())
                .sorted()
                .toList();
    }
}
