package afterbell.staffing.vetting.query.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import afterbell.staffing.vetting.query.OfficeAway;
import afterbell.staffing.vetting.query.RecordOffice.Answer;
import afterbell.staffing.worker.model.OfficeFault;

@Timeout(30)
class AnOfficeOverHttpTest {
    private static final String CITIZEN = "11010519491231002X";
    private static final String ID = "6a1b0d3e-0000-4000-8000-000000000001";
    private static final LocalDate ON = LocalDate.of(2021, 8, 16);

    private final FakeOffice there = new FakeOffice();
    private final CountDownLatch end = new CountDownLatch(1);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final HttpRecordOffice office = office(there.url(), FakeOffice.KEY);

    @AfterEach
    void close() {
        end.countDown();
        there.close();
    }

    @Test
    void tellsWhatTheOfficeSays() {
        there.about(CITIZEN, FakeOffice.answering(202));
        assertThat(submit()).isEqualTo(new Answer.Pending());
        assertThat(office.ask(ID)).isEqualTo(new Answer.Pending());

        there.about(CITIZEN, FakeOffice.saying("CLEAR"));
        assertThat(office.ask(ID)).isEqualTo(new Answer.Clear("office-77"));
        there.about(CITIZEN, FakeOffice.saying("ADVERSE"));
        assertThat(office.ask(ID)).isEqualTo(new Answer.Adverse("office-77"));
        there.about(CITIZEN, FakeOffice.answering(404));
        assertThat(office.ask(ID)).isEqualTo(new Answer.Unknown());
    }

    @Test
    void whatFailsInPassingIsTriedOnceMoreUnderTheSameId() {
        var calls = new AtomicInteger();
        there.about(CITIZEN, exchange -> {
            if (calls.incrementAndGet() == 1) {
                FakeOffice.send(exchange, 503, "{}");
            } else {
                FakeOffice.saying("CLEAR").answer(exchange);
            }
        });

        assertThat(submit()).isEqualTo(new Answer.Clear("office-77"));
        assertThat(there.received(CITIZEN)).hasSize(2)
                .allMatch(it -> it.requestId().equals(ID) && it.body().contains("2021-08-16"));
    }

    @Test
    void oneThatStaysBusyIsAskedTwiceAndNoMore() {
        there.about(CITIZEN, FakeOffice.answering(503));

        assertAway(OfficeFault.BUSY);
        assertThat(there.received(CITIZEN)).hasSize(2);
    }

    @Test
    void oneThatHangsIsGivenUpInTime() {
        there.about(CITIZEN, _ -> hang());

        var start = System.nanoTime();
        assertAway(OfficeFault.TIME_OUT);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    }

    /** The head of an answer is not the answer. */
    @Test
    void oneThatHangsInTheMiddleOfItsAnswerIsGivenUpInTime() {
        there.about(CITIZEN, exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write("{\"result\":".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            hang();
        });

        var start = System.nanoTime();
        assertThatExceptionOfType(OfficeAway.class).isThrownBy(this::submit);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void oneThatHangsUpOrIsNotThereCannotBeReached() {
        there.about(CITIZEN, HttpExchange::close);
        assertAway(OfficeFault.NO_CONNECTION);

        there.close();
        assertAway(OfficeFault.NO_CONNECTION);
    }

    @Test
    void aKeyThatIsNotAcceptedIsNotShownTwice() {
        var stranger = office(there.url(), "another key");

        assertThatExceptionOfType(OfficeAway.class).isThrownBy(() -> stranger.submit(ID, CITIZEN, "王老师", ON))
                .matches(it -> it.fault() == OfficeFault.NOT_ADMITTED);
        assertThat(there.received(CITIZEN)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "[]", "{\"result\":\"CLEAR\"}", "{\"result\":\"MAYBE\",\"reference\":\"r\"}",
        "{\"reference\":\"r\"}"})
    void whatCannotBeUnderstoodIsNoAnswer(String body) {
        there.about(CITIZEN, exchange -> FakeOffice.send(exchange, 200, body));

        assertAway(OfficeFault.UNREADABLE);
        assertThat(there.received(CITIZEN)).hasSize(1);
    }

    @Test
    void anAnswerThatIsTooLongIsNoAnswer() {
        there.about(CITIZEN, exchange -> FakeOffice.send(exchange, 200,
                "{\"result\":\"CLEAR\",\"reference\":\"" + "r".repeat(20_000) + "\"}"));

        assertAway(OfficeFault.UNREADABLE);
    }

    @Test
    void aQueryThatIsNotTakenSaysNothingAgainstTheOffice() {
        there.about(CITIZEN, FakeOffice.answering(422));

        for (int i = 0; i < 10; i++) {
            assertAway(OfficeFault.REFUSED);
        }
        assertThat(there.received(CITIZEN)).hasSize(10);
    }

    @Test
    void oneThatFailsAgainAndAgainIsLeftAloneForAWhileAndThenTriedAgain() {
        there.about(CITIZEN, FakeOffice.answering(500));
        await().until(() -> faultOf() == OfficeFault.LEFT_ALONE);

        int before = there.received(CITIZEN).size();
        assertAway(OfficeFault.LEFT_ALONE);
        assertThat(there.received(CITIZEN)).hasSize(before);

        there.about(CITIZEN, FakeOffice.saying("CLEAR"));
        await().atMost(Duration.ofSeconds(10)).ignoreExceptions().until(() -> submit() instanceof Answer.Clear);
    }

    @Test
    void callsAreMeasuredByWhatBecameOfThemAndNotByWhatWasFound() {
        there.about(CITIZEN, FakeOffice.saying("ADVERSE"));
        submit();
        there.about(CITIZEN, FakeOffice.answering(503));
        assertAway(OfficeFault.BUSY);

        assertThat(meters.get("afterbell.record.office.calls").tag("outcome", "answered").timer().count()).isOne();
        assertThat(meters.get("afterbell.record.office.calls").tag("outcome", "busy").timer().count()).isOne();
        assertThat(meters.getMeters().toString()).doesNotContainIgnoringCase("adverse").doesNotContain(ID, CITIZEN);
    }

    private HttpRecordOffice office(URI url, String key) {
        return new HttpRecordOffice(new RecordOfficeSettings(url, key, Duration.ofMillis(500), Duration.ofMillis(500),
                Duration.ofSeconds(1)), meters);
    }

    private Answer submit() {
        return office.submit(ID, CITIZEN, "王老师", ON);
    }

    private OfficeFault faultOf() {
        try {
            submit();
            throw new AssertionError("answered");
        } catch (OfficeAway away) {
            return away.fault();
        }
    }

    private void assertAway(OfficeFault fault) {
        assertThatExceptionOfType(OfficeAway.class).isThrownBy(this::submit)
                .matches(it -> it.fault() == fault, "is " + fault)
                .withMessageNotContaining(CITIZEN);
    }

    private void hang() throws IOException {
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
