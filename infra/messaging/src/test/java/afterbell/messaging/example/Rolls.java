package afterbell.messaging.example;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.contracts.attendance.register.v1.Entry;
import afterbell.contracts.attendance.register.v1.Presence;
import afterbell.contracts.attendance.register.v1.RollCalled;
import afterbell.contracts.attendance.register.v1.Slot;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Outgoing;
import afterbell.messaging.outbox.Versioned;

/** Registers, one per group; each call counts one up and tells it by one fact whose only entry carries the number. */
public final class Rolls {
    public static final LocalDate DAY = LocalDate.of(2026, 9, 7);

    private final AggregateStore<Roll> documents;
    private final String school;

    /** The stored form. */
    public record Roll(@Field("g") String group, @Field("n") int calls) {}

    public Rolls(AggregateStores stores, String school) {
        this.documents = stores.of("registers", Roll.class);
        this.school = school;
    }

    public static String idOf(String group) {
        return group + ":" + DAY + ":AFTERNOON";
    }

    public Optional<Versioned<Roll>> find(String group) {
        return documents.find(idOf(group));
    }

    public Versioned<Roll> load(String group) {
        return find(group).orElseGet(() -> Versioned.fresh(idOf(group), new Roll(group, 0)));
    }

    public Versioned<Roll> call(String group) {
        return call(load(group));
    }

    public Versioned<Roll> call(Versioned<Roll> before) {
        return call(before, 1);
    }

    /** Several calls in one write. */
    public Versioned<Roll> call(Versioned<Roll> before, int times) {
        var group = before.state().group();
        int calls = before.state().calls();
        var facts = java.util.stream.IntStream.rangeClosed(calls + 1, calls + times)
                .mapToObj(number -> new Outgoing(school, fact(school, group, number)))
                .toList();
        return documents.save(before, new Roll(group, calls + times), facts);
    }

    public static RollCalled fact(String school, String group, int number) {
        return new RollCalled(school, group, DAY, Slot.AFTERNOON, null,
                List.of(new Entry("pup-" + group, Presence.PRESENT, number)));
    }
}
