package afterbell.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import afterbell.contracts.attendance.register.v1.RegisterFact;
import afterbell.contracts.attendance.register.v1.RollCalled;
import afterbell.messaging.FactCodec;
import afterbell.messaging.example.Rolls;
import afterbell.messaging.example.Wire;

class WhatAReaderReceivesTest {
    private static final RollCalled FACT = Rolls.fact("sch", "grp", 7);
    private final EventReader<RegisterFact> reader = new EventReader<>(RegisterFact.class);
    private final Map<String, String> headers = Wire.headers("grp", 7);

    @Test
    void theEnvelopeHoldsTheAttributesAndTheFact() {
        headers.put("ce_causationid", "cause#1");
        var event = reader.read(record(FactCodec.write(FACT))).orElseThrow();
        assertThat(event.fact()).isEqualTo(FACT);
        assertThat(event.id()).isEqualTo("grp:2026-09-07:AFTERNOON#7");
        assertThat(event.type()).isEqualTo("afterbell.attendance.roll-called.v1");
        assertThat(event.source()).isEqualTo("/afterbell/attendance/registers");
        assertThat(event.subject()).isEqualTo("grp:2026-09-07:AFTERNOON");
        assertThat(event.time()).isEqualTo(Instant.parse("2026-09-07T08:10:27Z"));
        assertThat(event.sequence()).isEqualTo(7);
        assertThat(event.correlationId()).isEqualTo("corr-grp");
        assertThat(event.causationId()).isEqualTo("cause#1");
    }

    @Test
    void aFieldOfALaterContractIsPassedOver() {
        var grown = FactCodec.write(FACT).replaceFirst("\\{", "{\"weather\":\"rain\",");
        assertThat(reader.read(record(grown)).orElseThrow().fact()).isEqualTo(FACT);
    }

    @Test
    void aKindOfFactThatNobodyHereKnowsIsPassedOver() {
        headers.put("ce_type", "afterbell.attendance.pupil-invented.v1");
        assertThat(reader.read(record("{}"))).isEmpty();
    }

    @Test
    void anotherVersionOfAKnownFactIsUnreadable() {
        headers.put("ce_type", "afterbell.attendance.roll-called.v2");
        isUnreadable("{}", "Version not known");
    }

    @Test
    void aFactOfAnotherTopicIsUnreadable() {
        headers.put("ce_type", "afterbell.enrollment.place-granted.v1");
        isUnreadable("{}", "Not a fact of this topic");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"slot\":\"MIDNIGHT\"}", "{\"entries\":[{\"revision\":null}]}"})
    void aBrokenBodyIsUnreadable(String body) {
        isUnreadable(body, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_specversion", "ce_id", "ce_source", "ce_type", "ce_time", "ce_sequence"})
    void withoutAnAttributeItIsUnreadable(String missing) {
        headers.remove(missing);
        isUnreadable(FactCodec.write(FACT), "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_specversion", "ce_time", "ce_sequence", "ce_source"})
    void withABrokenAttributeItIsUnreadable(String broken) {
        headers.put(broken, "%%");
        isUnreadable(FactCodec.write(FACT), "");
    }

    @Test
    void aRecordWithoutABodyIsUnreadable() {
        isUnreadable(null, "No body");
    }

    private void isUnreadable(@Nullable String body, String message) {
        assertThatThrownBy(() -> reader.read(record(body))).isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining(message);
    }

    private ConsumerRecord<String, byte[]> record(@Nullable String body) {
        var record = new ConsumerRecord<>(Wire.TOPIC, 0, 0, "sch",
                body == null ? null : body.getBytes(StandardCharsets.UTF_8));
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
