package afterbell.simulator.check;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;

import afterbell.simulator.log.Exchange;

/** A log as the calculation reads it: accepted commands in the order of their answers, and the last readings. */
final class Transcript {
    private static final String RESULT = "result/";

    private final List<Exchange> exchanges;

    Transcript(List<Exchange> exchanges) {
        this.exchanges = exchanges.stream().sorted(Comparator.comparingLong(Exchange::number)).toList();
    }

    /** An exchange with the parts of its path. */
    record Found(Exchange exchange, Matcher path) {
        String part(int number) {
            return path.group(number);
        }

        JsonNode request() {
            return exchange.request();
        }

        JsonNode answer() {
            return exchange.answer();
        }
    }

    /** Commands with that method and path which were accepted. */
    Stream<Found> accepted(String method, String path) {
        return commands(method, path).filter(it -> it.exchange().isGood());
    }

    /** Commands with that method and path which were refused. */
    Stream<Found> refused(String method, String path) {
        return commands(method, path).filter(it -> it.exchange().status() >= 400 && it.exchange().status() < 500);
    }

    private Stream<Found> commands(String method, String path) {
        var pattern = Pattern.compile(path);
        return exchanges.stream()
                .filter(it -> it.method().equals(method))
                .map(it -> new Found(it, pattern.matcher(it.path())))
                .filter(it -> it.path().matches());
    }

    /** The newest readings of the result with that path, each page of each address once. */
    List<Found> results(String path) {
        var pattern = Pattern.compile(path);
        var newest = new LinkedHashMap<String, Found>();
        exchanges.stream()
                .filter(it -> it.method().equals("GET") && it.step().startsWith(RESULT) && it.isGood())
                .map(it -> new Found(it, pattern.matcher(it.path())))
                .filter(it -> it.path().matches())
                .forEach(it -> newest.put(it.exchange().path(), it));
        return List.copyOf(newest.values());
    }

    /** The items of all pages of such readings. */
    void items(String path, Consumer<JsonNode> each) {
        results(path).forEach(page -> each(page.answer().path("items")).forEach(each));
    }

    /** The answers to a step whose name begins so. */
    Stream<Exchange> steps(String prefix) {
        return exchanges.stream().filter(it -> it.step().startsWith(prefix) && it.status() != 0);
    }

    static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** The sum of a field of map values. */
    static <K> void add(Map<K, Long> sums, K key, long amount) {
        sums.merge(key, amount, Long::sum);
    }
}
