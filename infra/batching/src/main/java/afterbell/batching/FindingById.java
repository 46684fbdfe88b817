package afterbell.batching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import com.mongodb.client.FindIterable;

import afterbell.batching.Batching.Outcome;

/**
 * Finds documents by their ids, those that are asked for at the same moment together.
 *
 * @param <T> what a document is read as
 */
public final class FindingById<T> {
    private static final int MOST = 64;

    private final Function<List<String>, FindIterable<T>> find;
    private final Function<T, String> id;
    private final Batching<String, Optional<T>> batching = new Batching<>(MOST, this::find);

    /**
     * @param find the documents of distinct ids
     * @param id   of what was found
     */
    public FindingById(Function<List<String>, FindIterable<T>> find, Function<T, String> id) {
        this.find = find;
        this.id = id;
    }

    public Optional<T> find(String wanted) {
        return batching.ask(wanted);
    }

    private List<Outcome<Optional<T>>> find(List<String> wanted) {
        var found = new HashMap<String, T>();
        for (T one : find.apply(wanted.stream().distinct().toList()).into(new ArrayList<>())) {
            found.put(id.apply(one), one);
        }
        return wanted.stream()
                .<Outcome<Optional<T>>>map(one -> new Outcome.Answered<>(Optional.ofNullable(found.get(one))))
                .toList();
    }
}
