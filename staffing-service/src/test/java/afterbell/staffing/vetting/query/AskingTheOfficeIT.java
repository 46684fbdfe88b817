package afterbell.staffing.vetting.query;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

import afterbell.staffing.City;
import afterbell.staffing.RunningStaffing;
import afterbell.staffing.vetting.model.Step.Result;
import afterbell.staffing.vetting.query.office.FakeOffice;
import afterbell.staffing.vetting.query.office.FakeOffice.Received;
import afterbell.staffing.worker.store.Workers;
import afterbell.testing.Tokens;

/** R24: the office is asked for criminal records, and asked again while it is slow or away. */
class AskingTheOfficeIT extends RunningStaffing {
    private static final byte[] PDF = "%PDF-1.7 the office says so".getBytes(StandardCharsets.UTF_8);

    private static final CountDownLatch END = new CountDownLatch(1);

    @Autowired
    private Workers workers;
    @Autowired
    private RecordAnswers answers;
    @Autowired
    private RequeryingRecords requerying;
    @Autowired
    private City city;

    @AfterAll
    static void endAllHanging() {
        END.countDown();
    }

    private final String school = newSchool();
    private final String citizen = newCitizenId();
    private String worker = "";

    @BeforeEach
    void aWorker() {
        worker = givenPerson(citizen, "SCHOOL_STAFF", school);
    }

    @Test
    void aClearAnswerIsTheRecordCheckOfItsDay() {
        var asked = answer(query(CHECKED), 202);
        assertThat(asked.path("state").asString()).isEqualTo("WAITING");
        assertThat(asked.path("on").asString()).isEqualTo(CHECKED.toString());

        var told = published(WORKERS, worker, "worker-cleared").getFirst();
        assertThat(told.violations()).isEmpty();
        assertThat(told.json().at("/worker/clearedFrom").asString()).isEqualTo(CHECKED.toString());
        assertThat(standing().path("state").asString()).isEqualTo("ANSWERED");
        assertThat(OFFICE.received(citizen)).hasSize(1)
                .first()
                .satisfies(it -> assertThat(it.body()).contains("李老师", CHECKED.toString()));
        assertThat(answer(query(CHECKED), 200).path("state").asString()).isEqualTo("ANSWERED");
    }

    @Test
    void anAdverseAnswerBarsAtOnceAndTakesTheDutiesAway() {
        givenSeptember(school);
        answer(check(admin(), worker, CHECKED, "CLEAR", "ref-1"), 200);
        assigned(school, List.of(duty(worker, DAY.plusDays(1), "AFTERNOON"), duty(worker, DAY, "AFTERNOON")));
        OFFICE.about(citizen, FakeOffice.saying("ADVERSE"));

        answer(query(DAY.plusDays(1)), 202);

        published(WORKERS, worker, "worker-barred");
        await().atMost(20, SECONDS).until(() -> duties().size() == 1);
        refusal(query(DAY.plusDays(2)), 409, "staffing.worker-barred");
        var audit = answer(api().get(Tokens.of("edu-bureau"), STAFFING + "/audit?subjectId=" + worker), 200);
        assertThat(audit.toString()).contains("worker.record-queried", "worker.barred", "record-office")
                .doesNotContain("ADVERSE");
    }

    @Test
    void aSlowOfficeIsAskedAgainUntilItAnswers() {
        var calls = new AtomicInteger();
        OFFICE.about(citizen, exchange -> {
            if (calls.incrementAndGet() < 4) {
                FakeOffice.send(exchange, 202, "{}");
            } else {
                FakeOffice.saying("CLEAR").answer(exchange);
            }
        });

        answer(query(CHECKED), 202);

        await().atMost(20, SECONDS).until(() -> state().equals("AT_THE_OFFICE"));
        assertThat(worker().path("state").asString()).isEqualTo("QUERY_SENT");
        await().atMost(20, SECONDS).until(() -> state().equals("ANSWERED"));
        assertThat(OFFICE.received(citizen)).extracting(Received::method).containsExactly("PUT", "GET", "GET", "GET");
    }

    @Test
    void anOfficeThatIsAwaySaysSinceWhenAndLosesNothing() {
        OFFICE.about(citizen, FakeOffice.answering(503));
        String requestId = answer(query(CHECKED), 202).path("requestId").asString();

        await().atMost(20, SECONDS).until(() -> state().equals("OFFICE_AWAY"));
        assertThat(standing().path("fault").asString()).isEqualTo("BUSY");
        assertThat(standing().path("attempts").asInt()).isPositive();
        assertThat(standing().path("awaySince").asString()).isNotBlank();
        assertThat(answer(query(CHECKED), 202).path("requestId").asString()).isEqualTo(requestId);

        OFFICE.about(citizen, FakeOffice.saying("CLEAR"));
        await().atMost(60, SECONDS).until(() -> state().equals("ANSWERED"));
        assertThat(OFFICE.received(citizen)).hasSizeGreaterThan(2)
                .allMatch(it -> it.requestId().equals(requestId) && it.method().equals("PUT"));
    }

    /** The office has taken the query, and whoever sent it has died before that was known. */
    @Test
    void aQueryWhoseAnswerWasLostIsSentAgainUnderTheSameId() {
        var calls = new AtomicInteger();
        OFFICE.about(citizen, exchange -> {
            if (calls.incrementAndGet() <= 2) {
                exchange.close();
            } else {
                FakeOffice.saying("CLEAR").answer(exchange);
            }
        });

        answer(query(CHECKED), 202);

        await().atMost(60, SECONDS).until(() -> state().equals("ANSWERED"));
        assertThat(OFFICE.received(citizen)).hasSizeGreaterThan(2)
                .extracting(Received::requestId)
                .containsOnly(OFFICE.received(citizen).getFirst().requestId());
        assertThat(published(WORKERS, worker, "worker-cleared")).hasSize(1);
    }

    @Test
    void anAnswerThatComesTwiceOrToAnotherQueryChangesNothing() {
        answer(query(CHECKED), 202);
        await().atMost(20, SECONDS).until(() -> state().equals("ANSWERED"));
        var before = workers.find(worker).orElseThrow();
        String requestId = OFFICE.received(citizen).getFirst().requestId();

        answers.enter(worker, requestId, Result.ADVERSE, "twice");
        answers.keep(worker, requestId, it -> it.pending(it.askedAt()));

        assertThat(workers.find(worker).orElseThrow()).isEqualTo(before);
    }

    @Test
    void oneThatHangsHoldsUpNobodyElse() {
        OFFICE.about(citizen, AskingTheOfficeIT::hang);
        answer(query(CHECKED), 202);
        String other = givenWorker("VOLUNTEER", school);

        answer(step(admin(), other, "record-queries", Map.of("on", CHECKED)), 202);

        published(WORKERS, other, "worker-cleared");
        await().atMost(30, SECONDS).until(() -> state().equals("OFFICE_AWAY"));
        OFFICE.about(citizen, FakeOffice.saying("CLEAR"));
    }

    @Test
    void whileItIsAwayACertificateTakesItsPlace() {
        OFFICE.about(citizen, FakeOffice.answering(503));
        answer(query(CHECKED), 202);

        answer(certificate(admin(), worker, CHECKED, "CLEAR", PDF), 201);

        assertThat(state()).isEqualTo("ANSWERED");
        assertThat(worker().path("standing").asString()).isEqualTo("CLEARED");
        OFFICE.about(citizen, FakeOffice.saying("CLEAR"));
    }

    @Test
    void oneQueryIsOpenAtATimeAndOfNoDayToCome() {
        OFFICE.about(citizen, FakeOffice.answering(202));
        answer(query(CHECKED), 202);

        refusal(query(CHECKED.plusDays(1)), 409, "staffing.record-query-open");
        refusal(query(city.today().plusDays(1)), 422, "staffing.record-query-day-to-come");
        refusal(step(admin(), "nobody", "record-queries", Map.of()), 404, "staffing.worker-unknown");
        refusal(step(Tokens.of("admin-2"), worker, "record-queries", Map.of()), 403, "out-of-scope");
        refusal(step(Tokens.of("edu-bureau"), worker, "record-queries", Map.of()), 403, "forbidden");
        refusal(api().get(Tokens.of("admin-2"), STAFFING + "/workers/" + worker + "/record-queries"), 403,
                "out-of-scope");
        answer(api().get(Tokens.of("edu-bureau"), STAFFING + "/workers/" + worker + "/record-queries"), 200);
    }

    @Test
    void ofWhoHasLeftAllSchoolsNobodyAsksAnyLonger() {
        OFFICE.about(citizen, FakeOffice.answering(202));
        answer(query(CHECKED), 202);
        await().atMost(20, SECONDS).until(() -> state().equals("AT_THE_OFFICE"));

        answer(step(admin(), worker, "departures", Map.of("on", CHECKED.plusDays(1))), 200);

        await().atMost(20, SECONDS)
                .until(() -> workers.find(worker).orElseThrow().state().worker().query() == null);
    }

    @Test
    void aCheckThatGrowsTooOldIsAskedForAgainByItself() {
        LocalDate today = city.today();
        String fresh = givenWorker("VOLUNTEER", school);
        String past = givenWorker("VOLUNTEER", school);
        answer(check(admin(), worker, today.minusDays(340), "CLEAR", "ref-1"), 200);
        answer(check(admin(), fresh, today.minusDays(330), "CLEAR", "ref-2"), 200);
        answer(check(admin(), past, today.minusDays(366), "CLEAR", "ref-3"), 200);

        requerying.requery();
        requerying.requery();

        await().atMost(20, SECONDS)
                .until(() -> worker().path("clearedUntil").asString(),
                        today.plusDays(365).toString()::equals);
        assertThat(OFFICE.received(citizen)).hasSize(1);
        assertThat(stateOf(fresh).path("on").asString()).isEqualTo(today.minusDays(330).toString());
        assertThat(stateOf(past).path("on").asString()).isEqualTo(today.minusDays(366).toString());
    }

    private ResponseSpec query(LocalDate on) {
        return step(admin(), worker, "record-queries", Map.of("on", on));
    }

    private String state() {
        return standing().path("state").asString();
    }

    private JsonNode standing() {
        return stateOf(worker);
    }

    private JsonNode stateOf(String workerId) {
        return answer(api().get(admin(), STAFFING + "/workers/" + workerId + "/record-queries"), 200);
    }

    private JsonNode worker() {
        return answer(api().get(admin(), STAFFING + "/workers/" + worker), 200);
    }

    private List<JsonNode> duties() {
        return answer(api().get(admin(), STAFFING + "/schools/" + school + "/duties?from=2021-09-06&to=2021-09-30"),
                200).path("items").valueStream().toList();
    }

    private static void hang(HttpExchange exchange) {
        try {
            END.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
