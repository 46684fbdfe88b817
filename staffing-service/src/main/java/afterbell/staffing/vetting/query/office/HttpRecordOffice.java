package afterbell.staffing.vetting.query.office;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedRetryMetrics;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClient.RequestHeadersSpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import afterbell.staffing.vetting.query.OfficeAway;
import afterbell.staffing.vetting.query.RecordOffice;
import afterbell.staffing.worker.model.OfficeFault;

/**
 * The office over HTTP: {@code PUT /record-queries/{id}} hands a query in, {@code GET} asks for its answer; 202 says not
 * yet, 200 holds the answer. Each call has its time limits, is tried once more where that may help, and is not made at
 * all while the office fails again and again.
 */
final class HttpRecordOffice implements RecordOffice {
    private static final Logger LOG = LoggerFactory.getLogger(HttpRecordOffice.class);
    private static final JsonMapper JSON = new JsonMapper();

    private static final String NAME = "record-office";
    private static final int LARGEST_ANSWER = 16 * 1024;
    private static final int LONGEST_REFERENCE = 100;
    private static final int CALLS_JUDGED = 20;
    private static final int CALLS_BEFORE_JUDGING = 5;
    private static final float FAILED_PERCENT_THAT_OPENS = 50;
    private static final int TRIAL_CALLS = 1;
    private static final int MOST_TRIES = 2;
    private static final Duration BEFORE_NEXT_TRY = Duration.ofMillis(300);

    private final RestClient http;
    private final String key;
    private final CircuitBreaker breaker;
    private final Retry retry;
    private final MeterRegistry meters;

    HttpRecordOffice(RecordOfficeSettings settings, MeterRegistry meters) {
        this.http = http(settings);
        this.key = Objects.requireNonNull(settings.key());
        this.meters = meters;
        var breakers = CircuitBreakerRegistry.of(breaker(settings.breakerWait()));
        var retries = RetryRegistry.of(retry());
        this.breaker = breakers.circuitBreaker(NAME);
        this.retry = retries.retry(NAME);
        breaker.getEventPublisher()
                .onStateTransition(event -> LOG.warn("Circuit breaker of {}: {}", NAME, event.getStateTransition()));
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
        TaggedRetryMetrics.ofRetryRegistry(retries).bindTo(meters);
    }

    private static RestClient http(RecordOfficeSettings settings) {
        var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectTimeout())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
        var requests = new JdkClientHttpRequestFactory(client);
        requests.setReadTimeout(settings.readTimeout());
        return RestClient.builder().baseUrl(Objects.requireNonNull(settings.url())).requestFactory(requests).build();
    }

    private static CircuitBreakerConfig breaker(Duration wait) {
        return CircuitBreakerConfig.custom()
                .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(CALLS_JUDGED)
                .minimumNumberOfCalls(CALLS_BEFORE_JUDGING)
                .failureRateThreshold(FAILED_PERCENT_THAT_OPENS)
                .waitDurationInOpenState(wait)
                .automaticTransitionFromOpenToHalfOpenEnabled(true)
                .permittedNumberOfCallsInHalfOpenState(TRIAL_CALLS)
                .ignoreException(failure -> failure instanceof OfficeAway away
                        && away.fault() == OfficeFault.REFUSED)
                .build();
    }

    private static RetryConfig retry() {
        return RetryConfig.custom()
                .maxAttempts(MOST_TRIES)
                .intervalFunction(IntervalFunction.ofRandomized(BEFORE_NEXT_TRY))
                .retryOnException(failure -> failure instanceof OfficeAway away && away.isPassing())
                .build();
    }

    @Override
    public boolean isThere() {
        return true;
    }

    @Override
    public Answer submit(String requestId, String citizenId, String name, LocalDate on) {
        var query = Map.of("citizenId", citizenId, "name", name, "on", on.toString());
        return call("submit", () -> send(http.put()
                .uri("/record-queries/{id}", requestId)
                .contentType(MediaType.APPLICATION_JSON)
                .body(JSON.writeValueAsBytes(query))));
    }

    @Override
    public Answer ask(String requestId) {
        return call("ask", () -> send(http.method(HttpMethod.GET).uri("/record-queries/{id}", requestId)));
    }

    private Answer call(String call, Supplier<Answer> sending) {
        long start = System.nanoTime();
        try {
            var answer = Retry.decorateSupplier(retry, CircuitBreaker.decorateSupplier(breaker, sending)).get();
            // Which of the two answers it was is nobody's business here.
            boolean done = answer instanceof Answer.Clear || answer instanceof Answer.Adverse;
            measure(call, done ? "answered" : answer instanceof Answer.Pending ? "pending" : "unknown", start);
            return answer;
        } catch (CallNotPermittedException open) {
            measure(call, outcome(OfficeFault.LEFT_ALONE), start);
            throw new OfficeAway(OfficeFault.LEFT_ALONE, open);
        } catch (OfficeAway away) {
            measure(call, outcome(away.fault()), start);
            throw away;
        }
    }

    private static String outcome(OfficeFault fault) {
        return fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void measure(String call, String outcome, long start) {
        meters.timer("afterbell.record.office.calls", "call", call, "outcome", outcome)
                .record(Duration.ofNanos(System.nanoTime() - start));
    }

    private Answer send(RequestHeadersSpec<?> request) {
        try {
            return Objects.requireNonNull(request.header(HttpHeaders.AUTHORIZATION, "Bearer " + key)
                    .accept(MediaType.APPLICATION_JSON)
                    .exchange((_, response) -> read(response)));
        } catch (ResourceAccessException failed) {
            throw new OfficeAway(isTimeOut(failed) ? OfficeFault.TIME_OUT : OfficeFault.NO_CONNECTION, failed);
        }
    }

    private static boolean isTimeOut(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpTimeoutException) {
                return !(cause instanceof HttpConnectTimeoutException);
            }
        }
        return false;
    }

    private static Answer read(ClientHttpResponse response) throws IOException {
        HttpStatusCode status = response.getStatusCode();
        return switch (status.value()) {
            case 200 -> answer(response);
            case 202 -> new Answer.Pending();
            case 404 -> new Answer.Unknown();
            case 401, 403 -> throw new OfficeAway(OfficeFault.NOT_ADMITTED, null);
            case 408, 425, 429 -> throw new OfficeAway(OfficeFault.BUSY, null);
            default -> throw new OfficeAway(status.is5xxServerError()
                    ? OfficeFault.BUSY
                    : status.is4xxClientError() ? OfficeFault.REFUSED : OfficeFault.UNREADABLE, null);
        };
    }

    private static Answer answer(ClientHttpResponse response) throws IOException {
        byte[] body = response.getBody().readNBytes(LARGEST_ANSWER + 1);
        JsonNode answer = body.length > LARGEST_ANSWER ? JSON.createObjectNode() : parsed(body);
        String reference = answer.path("reference").asString("");
        if (reference.isBlank() || reference.length() > LONGEST_REFERENCE) {
            throw new OfficeAway(OfficeFault.UNREADABLE, null);
        }
        return switch (answer.path("result").asString("")) {
            case "CLEAR" -> new Answer.Clear(reference);
            case "ADVERSE" -> new Answer.Adverse(reference);
            default -> throw new OfficeAway(OfficeFault.UNREADABLE, null);
        };
    }

    /** Without its cause: the parser quotes what it could not read. */
    private static JsonNode parsed(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException malformed) {
            throw new OfficeAway(OfficeFault.UNREADABLE, null);
        }
    }
}
