package afterbell.simulator.office;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;
import tools.jackson.databind.JsonNode;

/**
 * The weather office. {@code GET /weather-warnings?date=} answers what it warns of on that day; it warns of what whoever
 * plays the city has told it, and forgets that with its process.
 */
final class WeatherOffice implements Office {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T[0-9:.]{5,18}Z");
    private static final Set<String> WEATHER = Set.of("RAIN", "WIND", "STORM", "SNOW", "HEAT", "HAZE");
    private static final int MOST_OF_A_DAY = 20;
    private static final int MOST = 10_000;

    private final Map<String, Warning> warnings = new ConcurrentSkipListMap<>();

    private record Warning(String warningId, String date, String weather, String at) {
        Map<String, String> told() {
            return Map.of("warningId", warningId, "date", date, "weather", weather, "at", at);
        }
    }

    @Override
    public String path() {
        return "/weather-warnings";
    }

    /** @return whether the warning is whole, and there is room for it */
    boolean warn(JsonNode body) {
        var warning = new Warning(body.path("warningId").asString(""), body.path("date").asString(""),
                body.path("weather").asString(""), body.path("at").asString(""));
        boolean whole = ID.matcher(warning.warningId()).matches() && DAY.matcher(warning.date()).matches()
                && WEATHER.contains(warning.weather()) && MOMENT.matcher(warning.at()).matches();
        if (!whole || warnings.size() >= MOST) {
            return false;
        }
        warnings.put(warning.warningId(), warning);
        return true;
    }

    @Override
    public void answer(HttpExchange exchange) throws IOException {
        var query = exchange.getRequestURI().getQuery();
        String date = query == null ? "" : query.replaceFirst("^date=", "");
        if (!exchange.getRequestMethod().equals("GET") || !DAY.matcher(date).matches()) {
            Answers.send(exchange, 400, Map.of("problem", "GET with a date"));
            return;
        }
        Answers.send(exchange, 200, Map.of("items", warnings.values()
                .stream()
                .filter(it -> it.date().equals(date))
                .limit(MOST_OF_A_DAY)
                .map(Warning::told)
                .toList()));
    }
}
