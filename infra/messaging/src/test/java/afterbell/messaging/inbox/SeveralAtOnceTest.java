package afterbell.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.kafka.listener.BatchListenerFailedException;

import afterbell.contracts.attendance.register.v1.RegisterFact;
import afterbell.messaging.Envelope;
import afterbell.messaging.FactCodec;
import afterbell.messaging.example.Rolls;
import afterbell.messaging.example.Wire;

class SeveralAtOnceTest implements BulkInbox<RegisterFact> {
    private final List<List<Long>> together = new ArrayList<>();
    private final List<Long> alone = new ArrayList<>();
    private final List<@Nullable String> traces = new ArrayList<>();
    private final Set<Long> poisonous = new HashSet<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Subscription<RegisterFact> subscription = new Subscription<>(this, "attendance", meters);
    private boolean failsTogether;
    private RuntimeException failure = new IllegalStateException("Poison");

    @Override
    public Class<RegisterFact> topic() {
        return RegisterFact.class;
    }

    @Override
    public String projection() {
        return "seen";
    }

    @Override
    public void on(Envelope<RegisterFact> event) {
        alone.add(event.sequence());
        traces.add(MDC.get("traceId"));
        if (poisonous.contains(event.sequence())) {
            throw failure;
        }
    }

    @Override
    public void onAll(List<Envelope<RegisterFact>> events) {
        together.add(events.stream().map(Envelope::sequence).toList());
        if (failsTogether || events.stream().map(Envelope::sequence).anyMatch(poisonous::contains)) {
            throw failure;
        }
    }

    @Override
    public void clear() {}

    @Test
    void whatIsReadTogetherIsTakenTogetherInItsOrder() {
        subscription.deliverAll(records(3, 1, 2));
        assertThat(together).containsExactly(List.of(3L, 1L, 2L));
        assertThat(alone).isEmpty();
        assertThat(counted("done")).isEqualTo(3);
    }

    @Test
    void oneAloneIsTakenAlone() {
        subscription.deliverAll(records(1));
        assertThat(together).isEmpty();
        assertThat(alone).containsExactly(1L);
    }

    @Test
    void whatNobodyHereKnowsIsPassedOver() {
        subscription.deliverAll(List.of(record(1), strange("afterbell.attendance.pupil-invented.v1"), record(2)));
        assertThat(together).containsExactly(List.of(1L, 2L));
        assertThat(counted("ignored")).isEqualTo(1);
        assertThat(counted("done")).isEqualTo(2);
    }

    @Test
    void theOneAtFaultIsNamedAndThoseBeforeItAreTaken() {
        poisonous.add(3L);
        assertThat(failureOf(records(1, 2, 3, 4)).getIndex()).isEqualTo(2);
        assertThat(alone).containsExactly(1L, 2L, 3L);
    }

    @Test
    void anUnreadableOneIsNamedAndThoseBeforeItAreTaken() {
        var failed = failureOf(List.of(record(1), strange("afterbell.attendance.roll-called.v2"), record(2)));
        assertThat(failed.getIndex()).isEqualTo(1);
        assertThat(failed).hasCauseInstanceOf(UnreadableEventException.class);
        assertThat(alone).containsExactly(1L);
    }

    @Test
    void whileTheStoreIsAwayNobodyIsAtFault() {
        poisonous.add(2L);
        failure = new DataAccessResourceFailureException("Away");
        var failed = failureOf(records(1, 2));
        assertThat(failed.getIndex()).isZero();
        assertThat(StoreAway.isTold(failed)).isTrue();
        assertThat(alone).isEmpty();
    }

    @Test
    void takenAloneEachIsInItsOwnTrace() {
        failsTogether = true;
        subscription.deliverAll(List.of(traced(1, "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"),
                record(2), traced(3, "nonsense")));
        assertThat(traces).containsExactly("4bf92f3577b34da6a3ce929d0e0e4736", null, null);
    }

    @Test
    void whatFailsTogetherAndNotAloneIsTaken() {
        failsTogether = true;
        subscription.deliverAll(records(1, 2));
        assertThat(alone).containsExactly(1L, 2L);
        assertThat(counted("done")).isEqualTo(2);
    }

    @Test
    void onlyABulkInboxIsGivenSeveral() {
        assertThat(subscription.isBulk()).isTrue();
    }

    private BatchListenerFailedException failureOf(List<ConsumerRecord<String, byte[]>> records) {
        return catchThrowableOfType(BatchListenerFailedException.class, () -> subscription.deliverAll(records));
    }

    private double counted(String outcome) {
        return meters.get("afterbell.events.consumed").tag("outcome", outcome).counter().count();
    }

    private static List<ConsumerRecord<String, byte[]>> records(int... numbers) {
        return Arrays.stream(numbers).mapToObj(SeveralAtOnceTest::record).toList();
    }

    private static ConsumerRecord<String, byte[]> record(int number) {
        return record(number, "afterbell.attendance.roll-called.v1");
    }

    private static ConsumerRecord<String, byte[]> traced(int number, String traceparent) {
        var record = record(number);
        record.headers().add("traceparent", traceparent.getBytes(StandardCharsets.UTF_8));
        return record;
    }

    private static ConsumerRecord<String, byte[]> strange(String type) {
        return record(9, type);
    }

    private static ConsumerRecord<String, byte[]> record(int number, String type) {
        var body = FactCodec.write(Rolls.fact("sch", "grp", number)).getBytes(StandardCharsets.UTF_8);
        var record = new ConsumerRecord<>(Wire.TOPIC, 0, number, "sch", body);
        var headers = Wire.headers("grp", number);
        headers.put("ce_type", type);
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
