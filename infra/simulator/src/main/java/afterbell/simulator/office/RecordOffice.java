package afterbell.simulator.office;

import java.io.IOException;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;

import afterbell.simulator.office.RecordQueries.Query;

/**
 * The office of criminal-record queries. {@code PUT /record-queries/{id}} hands a query in, {@code GET} asks for its
 * answer; both say {@code PENDING} (202) until it is there. The same id is the same query, however often it is sent.
 */
final class RecordOffice implements Office {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{8,64}");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern CITIZEN_ID = Pattern.compile("\\d{17}[0-9X]");
    private static final int SHOWN_OF_ID = 8;

    private final RecordQueries queries;
    private final Supplier<Manners> manners;
    private final LongSupplier now;

    RecordOffice(RecordQueries queries, Supplier<Manners> manners, LongSupplier now) {
        this.queries = queries;
        this.manners = manners;
        this.now = now;
    }

    @Override
    public String path() {
        return "/record-queries";
    }

    @Override
    public void answer(HttpExchange exchange) throws IOException {
        String id = exchange.getRequestURI().getPath().substring(path().length()).replaceFirst("^/", "");
        if (!ID.matcher(id).matches()) {
            Answers.send(exchange, 400, Map.of("problem", "no request id"));
            return;
        }
        switch (exchange.getRequestMethod()) {
            case "PUT" -> take(exchange, id);
            case "GET" -> ask(exchange, id);
            default -> Answers.send(exchange, 405, Map.of("problem", "PUT or GET"));
        }
    }

    private void take(HttpExchange exchange, String id) throws IOException {
        var body = Answers.body(exchange);
        String citizenId = body.path("citizenId").asString("");
        String on = body.path("on").asString("");
        boolean whole = CITIZEN_ID.matcher(citizenId).matches() && DAY.matcher(on).matches()
                && !body.path("name").asString("").isBlank();
        if (!whole) {
            Answers.send(exchange, 422, Map.of("problem", "citizenId, name and on are needed"));
            return;
        }
        var taken = queries.take(id, citizenId, on, now.getAsLong());
        if (taken.isPresent()) {
            tell(exchange, id, taken.get());
        } else {
            Answers.send(exchange, 409, Map.of("problem", "this id is another query's, or the office is full"));
        }
    }

    private void ask(HttpExchange exchange, String id) throws IOException {
        var known = queries.find(id);
        if (known.isPresent()) {
            tell(exchange, id, known.get());
        } else {
            Answers.send(exchange, 404, Map.of("problem", "no such query"));
        }
    }

    private void tell(HttpExchange exchange, String id, Query query) throws IOException {
        if (now.getAsLong() - query.takenAt() < manners.get().answerAfterMillis()) {
            Answers.send(exchange, 202, Map.of("state", "PENDING"));
        } else {
            Answers.send(exchange, 200, Map.of("state", "DONE", "result", query.isAdverse() ? "ADVERSE" : "CLEAR",
                    "reference", "R-" + id.substring(0, SHOWN_OF_ID)));
        }
    }
}
