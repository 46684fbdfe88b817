package afterbell.messaging.example;

import java.util.List;
import java.util.TreeSet;

import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** A projection: which calls of a group's register were heard of. A set, so that order and repetition do not matter. */
public final class Seen {
    private final AggregateStore<Calls> documents;

    /** The stored form. */
    public record Calls(@Field("n") List<Integer> numbers) {}

    Seen(AggregateStores stores) {
        this.documents = stores.of("seen", Calls.class);
    }

    public List<Integer> of(String group) {
        return documents.find(group).map(found -> found.state().numbers()).orElse(List.of());
    }

    public void add(String group, int number) {
        var before = documents.find(group).orElseGet(() -> Versioned.fresh(group, new Calls(List.of())));
        var numbers = new TreeSet<>(before.state().numbers());
        if (numbers.add(number)) {
            documents.save(before, new Calls(List.copyOf(numbers)), List.of());
        }
    }

    void clear() {
        documents.clear();
    }
}
