package afterbell.attendance.escalation.model;

import static afterbell.attendance.rollcall.model.SomeRegister.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;

import org.junit.jupiter.api.Test;

import afterbell.attendance.rollcall.model.Custody.Released;
import afterbell.attendance.rollcall.model.Entry;
import afterbell.attendance.rollcall.model.RegisterEvent.PupilNotCollected;
import afterbell.attendance.rollcall.model.SomeRegister;

/** R31. */
class EscalatingPupilsTest {

    @Test
    void beginsAtSixOClockInTheCity() {
        assertThat(EscalationRules.isOver(SomeRegister.DAY, at("17:59"))).isFalse();
        assertThat(EscalationRules.isOver(SomeRegister.DAY, at("18:00"))).isTrue();
    }

    @Test
    void tellsOfEachPupilInCareAndOfNobodyElse() {
        var register = SomeRegister.withInCare("ann", "bo");
        var entries = new ArrayList<>(register.entries());
        entries.set(0, entries.getFirst().in(new Released(0, at("17:00"), "mum", "guard")));

        var outcome = EscalationRules.decide(register.with(entries), at("18:00"));

        assertThat(outcome.stillHere()).extracting(Entry::pupilId).containsExactly("bo");
        assertThat(outcome.events()).containsExactly(new PupilNotCollected("bo", at("18:00")));
    }

    @Test
    void tellsOfEachOnce() {
        var first = EscalationRules.decide(SomeRegister.withInCare("ann"), at("18:00"));
        var again = EscalationRules.decide(first.register(), at("18:30"));

        assertThat(again.events()).isEmpty();
        assertThat(again.register()).isEqualTo(first.register());
        assertThat(again.stillHere()).hasSize(1);
        assertThat(again.told()).containsExactly(at("18:00"));
    }
}
