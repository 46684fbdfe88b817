package afterbell.simulator.office;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.JsonNode;

/**
 * A small process that stands in for public offices on one machine, loopback only. Services show their key as a bearer
 * token; whoever plays the city shows another one to tell who has a record, and how the offices behave. Its log says
 * what was answered and to which method, never about whom.
 */
public final class Offices implements AutoCloseable {
    private static final long LONGEST_HANG_SECONDS = 120;
    private static final int WAITING_CONNECTIONS = 100;
    private static final long BANK_EVERY_MILLIS = 1_000;

    private final HttpServer server;
    private final RecordQueries recordQueries;
    private final WeatherOffice weather = new WeatherOffice();
    private final StandInBank bank;
    private final ScheduledExecutorService bankHours = Executors.newSingleThreadScheduledExecutor();
    private final String serviceKey;
    private final String playersKey;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<Manners> manners = new AtomicReference<>(Manners.ORDINARY);
    private final AtomicLong calls = new AtomicLong();
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * @param port       0 for any that is free
     * @param folder     where the offices remember
     * @param serviceKey shown by the services
     * @param playersKey shown by whoever plays the city
     */
    public Offices(int port, Path folder, String serviceKey, String playersKey) throws IOException {
        this.serviceKey = serviceKey;
        this.playersKey = playersKey;
        this.recordQueries = RecordQueries.in(folder, serviceKey);
        this.bank = new StandInBank(folder.resolve("bank"), folder.resolve("bank-memory"), manners::get,
                System::currentTimeMillis);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                WAITING_CONNECTIONS);
        server.setExecutor(threads);
        server.createContext("/health", exchange -> {
            try (exchange) {
                Answers.send(exchange, 200, Map.of("status", "UP"));
            }
        });
        server.createContext("/stand-in", this::play);
        List.of(new RecordOffice(recordQueries, manners::get, System::currentTimeMillis), weather)
                .forEach(office -> server.createContext(office.path(), exchange -> serve(office, exchange)));
    }

    /** Arguments: the port, the folder. The keys stand in the environment. */
    public static void main(String[] arguments) throws IOException {
        var offices = new Offices(Integer.parseInt(arguments[0]), Path.of(arguments[1]),
                Objects.requireNonNull(System.getenv("OFFICES_SERVICE_KEY"), "OFFICES_SERVICE_KEY is not set"),
                Objects.requireNonNull(System.getenv("OFFICES_PLAYERS_KEY"), "OFFICES_PLAYERS_KEY is not set"));
        Runtime.getRuntime().addShutdownHook(new Thread(offices::close));
        offices.start();
        System.out.println("The offices are open on port " + offices.port());
    }

    public Offices start() {
        server.start();
        bankHours.scheduleWithFixedDelay(this::bank, BANK_EVERY_MILLIS, BANK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        return this;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void bank() {
        try {
            bank.look();
        } catch (IOException | RuntimeException e) {
            System.err.println("The bank could not answer: " + e.getMessage());
        }
    }

    /** From now on the offices behave so. */
    public void behave(Manners next) {
        manners.set(next);
    }

    private void serve(Office office, HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!isShown(exchange, serviceKey)) {
                Answers.send(exchange, 401, Map.of("problem", "no key"));
                return;
            }
            switch (manners.get().faultOf(calls.incrementAndGet())) {
                case NONE -> office.answer(exchange);
                case REFUSED -> {
                    exchange.getResponseHeaders().set("Retry-After", "1");
                    Answers.send(exchange, 503, Map.of("problem", "too busy"));
                }
                case HANGING -> hang();
            }
            System.out.println(exchange.getRequestMethod() + " " + office.path() + " " + exchange.getResponseCode());
        }
    }

    /** The connection ends without an answer, after longer than anybody waits. */
    private void hang() {
        try {
            closed.await(LONGEST_HANG_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void play(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!isShown(exchange, playersKey)) {
                Answers.send(exchange, 401, Map.of("problem", "no key"));
                return;
            }
            JsonNode body = Answers.body(exchange);
            switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()) {
                case "POST /stand-in/adverse" -> {
                    recordQueries.tellAdverse(body.path("citizenId").asString(""));
                    Answers.send(exchange, 200, Map.of());
                }
                case "POST /stand-in/manners" -> behave(exchange, body);
                case "POST /stand-in/weather" -> warn(exchange, body);
                case "POST /stand-in/bank-rejection" -> {
                    bank.reject(body.path("accountNumber").asString(""), body.path("code").asString(""));
                    Answers.send(exchange, 200, Map.of());
                }
                default -> Answers.send(exchange, 404, Map.of("problem",
                        "adverse, weather, bank-rejection or manners"));
            }
        }
    }

    private void warn(HttpExchange exchange, JsonNode body) throws IOException {
        boolean warned = weather.warn(body);
        Answers.send(exchange, warned ? 200 : 422,
                warned ? Map.of() : Map.of("problem", "warningId, date, weather and at are needed"));
    }

    private void behave(HttpExchange exchange, JsonNode body) throws IOException {
        Manners now = manners.get();
        try {
            behave(new Manners(body.path("answerAfterMillis").asLong(now.answerAfterMillis()),
                    body.path("refuseEvery").asInt(now.refuseEvery()), body.path("hangEvery").asInt(now.hangEvery()),
                    body.path("closed").asBoolean(now.closed())));
            Answers.send(exchange, 200, Map.of());
        } catch (IllegalArgumentException outOfRange) {
            Answers.send(exchange, 422, Map.of("problem", String.valueOf(outOfRange.getMessage())));
        }
    }

    private static boolean isShown(HttpExchange exchange, String key) {
        String shown = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), "");
        return MessageDigest.isEqual(shown.getBytes(StandardCharsets.UTF_8),
                ("Bearer " + key).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        bankHours.shutdownNow();
        threads.shutdownNow();
        try {
            recordQueries.close();
        } catch (IOException e) {
            System.err.println("The offices' memory could not be closed: " + e.getMessage());
        }
    }
}
