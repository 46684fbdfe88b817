package afterbell.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import afterbell.simulator.fault.AfternoonFromEvents.Told;

/** What was acknowledged is compared with what the events tell of a register: each kind of damage is found. */
class DamageIsFoundTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String REGISTER = "g-1:2021-09-13:AFTERNOON";
    private static final String ROLL = """
        {"workerId": "w-1", "entries": [{"pupilId": "a", "presence": "PRESENT"}, {"pupilId": "b", "presence": "PRESENT"},
         {"pupilId": "c", "presence": "ABSENT_SICK"}]}""";
    private static final String HAND_OVER = """
        {"fromWorkerId": "w-1", "toWorkerId": "w-2", "pupilIds": ["a", "b"]}""";

    private final Witness witness = new Witness();
    private final AfternoonFromEvents afternoon = new AfternoonFromEvents(REGISTER);

    DamageIsFoundTest() {
        witness.rollCalled(REGISTER, Set.of("a", "b"), "w-1");
        witness.handedOver(REGISTER, "w-2");
        witness.released(REGISTER, "a", "mother-of-a");
        witness.released(REGISTER, "b", "father-of-b");
    }

    @Test
    void anUndamagedAfternoonMayBeToldTwiceAndInAnyOrder() {
        told(3, "pupils-released", release("a", "mother-of-a"));
        told(2, "handed-over", HAND_OVER);
        told(4, "pupils-released", release("b", "father-of-b"));
        told(1, "roll-called", ROLL);
        told(3, "pupils-released", release("a", "mother-of-a"));

        assertThat(found()).isEmpty();
    }

    @Test
    void aLostFactLeavesAGap() {
        told(1, "roll-called", ROLL);
        told(2, "handed-over", HAND_OVER);
        told(4, "pupils-released", release("b", "father-of-b"));

        assertThat(found()).anyMatch(it -> it.contains("no event with a sequence before 4"))
                .anyMatch(it -> it.contains("released: acknowledged"));
    }

    @Test
    void nobodyIsReleasedTwice() {
        told(1, "roll-called", ROLL);
        told(2, "handed-over", HAND_OVER);
        told(3, "pupils-released", release("a", "mother-of-a"));
        told(4, "pupils-released", release("b", "father-of-b"));
        told(5, "pupils-released", release("a", "father-of-a"));

        assertThat(found()).anyMatch(it -> it.contains("a was released twice"));
    }

    @Test
    void nobodyIsHandedOverOutOfAnothersCare() {
        told(1, "roll-called", ROLL);
        told(2, "handed-over", HAND_OVER.replace("w-1", "w-9"));
        told(3, "pupils-released", release("a", "mother-of-a"));
        told(4, "pupils-released", release("b", "father-of-b"));

        assertThat(found()).anyMatch(it -> it.contains("was handed over by w-9 and was not in that care"));
    }

    @Test
    void aRollIsNotPartial() {
        told(1, "roll-called", ROLL.replace("{\"pupilId\": \"b\", \"presence\": \"PRESENT\"},", ""));
        told(2, "handed-over", HAND_OVER.replace(", \"b\"", ""));
        told(3, "pupils-released", release("a", "mother-of-a"));

        assertThat(found()).anyMatch(it -> it.contains("present: acknowledged [a, b], told [a]"));
    }

    @Test
    void twoFactsUnderOneSequenceAreNotTheSameFact() {
        told(1, "roll-called", ROLL);
        told(1, "roll-called", ROLL.replace("w-1", "w-3"));

        assertThat(found()).anyMatch(it -> it.contains("two events with sequence 1"));
    }

    private void told(long sequence, String fact, String body) {
        afternoon.on(sequence, new Told(REGISTER + "#" + sequence, fact, JSON.readTree(body)));
    }

    private static String release(String pupil, String adult) {
        return "{\"releases\": [{\"pupilId\": \"%s\", \"adultId\": \"%s\"}]}".formatted(pupil, adult);
    }

    private List<String> found() {
        return afternoon.play().differences(witness);
    }
}
