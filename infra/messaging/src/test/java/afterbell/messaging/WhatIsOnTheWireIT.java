package afterbell.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.OptimisticLockingFailureException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import afterbell.messaging.example.Rolls;
import afterbell.messaging.example.Running;
import afterbell.messaging.example.TestStore;
import afterbell.messaging.example.Wire;
import afterbell.testing.BackedBy;
import afterbell.testing.BackingPart;
import afterbell.testing.BackingParts;

@BackedBy(BackingPart.KAFKA)
class WhatIsOnTheWireIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String CONTRACTS = "/META-INF/afterbell/contracts/";
    private static final JsonMapper JSON = new JsonMapper();
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static String broker;
    private static String school;
    private static TestStore store;
    private static Running service;

    @BeforeAll
    static void start() {
        broker = BackingParts.kafkaBootstrap();
        school = "sch-" + UUID.randomUUID();
        store = TestStore.start();
        service = Running.settings(broker, store.uri(), school).start();
    }

    @AfterAll
    static void stop() {
        service.close();
        store.close();
    }

    @Test
    void aRecordHasTheHeadersOfItsSchemaAndOfTheApprovedExample() {
        var record = publishedByARequest("grp-headers");
        var written = JSON.createObjectNode();
        var names = new HashSet<String>();
        for (Header header : record.headers()) {
            names.add(header.key());
            written.put(header.key(), Wire.header(record, header.key()));
        }
        var document = contract("asyncapi.json");
        var schema = document.path("components").path("schemas").path("cloudevent-headers");
        var errors = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema.toString(), InputFormat.JSON)
                .validate(written.toString(), InputFormat.JSON);
        assertThat(errors).isEmpty();

        var example = contract("examples/afterbell.attendance.roll-called.v1.json").get(0).path("headers");
        var expected = new HashSet<>(Set.copyOf(example.propertyNames()));
        expected.add("content-type");
        assertThat(names).isEqualTo(expected);
        assertThat(Wire.header(record, "content-type")).isEqualTo("application/json");
        for (String same : List.of("ce_specversion", "ce_source", "ce_type")) {
            assertThat(Wire.header(record, same)).isEqualTo(example.path(same).asString());
        }
        assertThat(record.key()).isEqualTo(school);
        assertThat(Wire.header(record, "ce_id")).isEqualTo(Rolls.idOf("grp-headers") + "#1");
        assertThat(Wire.header(record, "ce_subject")).isEqualTo(Rolls.idOf("grp-headers"));
    }

    @Test
    void theBodyFitsItsSchema() {
        var record = publishedByARequest("grp-body");
        var schema = contract("schemas/afterbell.attendance.roll-called.v1.json");
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema.toString(), InputFormat.JSON)
                .validate(new String(record.value(), java.nio.charset.StandardCharsets.UTF_8), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void oneTraceReachesFromTheRequestToTheReaderAndItsLogLines() {
        publishedByARequest("grp-trace");
        await().atMost(PATIENCE).until(() -> !service.trouble().heardOf("grp-trace").isEmpty());
        var heard = service.trouble().heardOf("grp-trace").getFirst();
        assertThat(heard.context()).containsEntry("traceId", TRACE)
                .containsEntry("correlationId", heard.event().correlationId())
                .containsEntry("causationId", heard.event().id());
    }

    @Test
    void eventsOfAnAggregateStandInTheirOrderHoweverManyWriteAtOnce() throws InterruptedException {
        int writers = 6;
        int each = 15;
        try (var pool = Executors.newFixedThreadPool(writers)) {
            for (int writer = 0; writer < writers; writer++) {
                pool.execute(() -> IntStream.range(0, each).forEach(_ -> callDespiteConflicts("grp-busy")));
            }
            pool.shutdown();
            assertThat(pool.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
        List<Integer> all = IntStream.rangeClosed(1, writers * each).boxed().toList();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(service.seen().of("grp-busy")).isEqualTo(all));
        assertThat(Wire.published(broker, school, "grp-busy").stream().distinct()).containsExactlyElementsOf(all);
        await().atMost(PATIENCE).until(() -> store.waiting("registers") == 0);
    }

    @Test
    void theMetricsAreThereByTheirPrometheusNames() {
        publishedByARequest("grp-metrics");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(service.prometheus())
                        .containsPattern(
                                "afterbell_events_published_total\\{.*type=\"afterbell.attendance.roll-called.v1\"")
                        .containsPattern("afterbell_events_consumed_total\\{.*outcome=\"done\".*projection=\"seen-")
                        .containsPattern("afterbell_events_parked\\{.*projection=\"seen-.*} 0")
                        .contains("kafka_consumer_fetch_manager_records_lag_max"));
    }

    @Test
    void aServiceThatStopsPublishesWhatItHasJustWritten() {
        var stopping = Running.settings(broker, store.uri(), school)
                .with("example.projection", "seen-stopping-" + school)
                .with("afterbell.messaging.sweep-after", "10m")
                .start();
        for (int i = 0; i < 50; i++) {
            stopping.rolls().call("grp-stopping-" + i);
        }
        stopping.close();
        var told = Wire.read(broker, Wire.TOPIC, school)
                .stream()
                .map(record -> Wire.header(record, "ce_subject"))
                .filter(subject -> subject.startsWith("grp-stopping-"))
                .distinct();
        assertThat(told).hasSize(50);
    }

    private static void callDespiteConflicts(String group) {
        while (true) {
            try {
                service.rolls().call(group);
                return;
            } catch (OptimisticLockingFailureException e) {
                // Somebody else was faster: look again.
            }
        }
    }

    /** A command with the caller's trace. */
    private static ConsumerRecord<String, byte[]> publishedByARequest(String group) {
        var answer = service.post("/rolls?group=" + group, "traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01");
        assertThat(answer.statusCode()).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> !Wire.published(broker, school, group).isEmpty());
        var record = Wire.read(broker, Wire.TOPIC, school)
                .stream()
                .filter(each -> Wire.header(each, "ce_subject").equals(Rolls.idOf(group)))
                .findFirst()
                .orElseThrow();
        assertThat(Wire.header(record, "traceparent")).startsWith("00-" + TRACE + "-").endsWith("-01");
        return record;
    }

    private static JsonNode contract(String name) {
        try (var file = WhatIsOnTheWireIT.class.getResourceAsStream(CONTRACTS + name)) {
            return JSON.readTree(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
