package afterbell.messaging.example;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

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

    /** As {@link #add} for many groups, by one bulk. */
    public void addAll(Map<String, ? extends Set<Integer>> added) {
        var found = documents.find(added.keySet())
                .stream()
                .collect(Collectors.toMap(Versioned::id, Function.identity()));
        documents.save(added.entrySet().stream().map(entry -> {
            String group = entry.getKey();
            var before = found.getOrDefault(group, Versioned.fresh(group, new Calls(List.of())));
            var numbers = new TreeSet<>(before.state().numbers());
            numbers.addAll(entry.getValue());
            return new AggregateStore.Change<>(before, new Calls(List.copyOf(numbers)));
        }).toList());
    }

    void clear() {
        documents.clear();
    }
}
