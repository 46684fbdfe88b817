package afterbell.gateway.route;

import java.io.InputStream;
import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import afterbell.web.problem.CommonProblem;
import afterbell.web.problem.Problem;

/**
 * Bounds the size of an answer and the time it may take to pass. An answer that says beforehand that it is too long is
 * replaced by a problem; one that turns out so is broken off. A stream goes on for a time of its own.
 */
final class AnswerLimit implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    private static final Logger log = LoggerFactory.getLogger(AnswerLimit.class);

    private final long bytes;
    private final Duration time;
    private final String service;
    private final Streams streams;
    private final Answers answers;

    AnswerLimit(long bytes, Duration time, String service, Streams streams, Answers answers) {
        this.bytes = bytes;
        this.time = time;
        this.service = service;
        this.streams = streams;
        this.answers = answers;
    }

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        var answer = next.handle(request);
        InputStream body = MvcUtils.getAttribute(request, MvcUtils.CLIENT_RESPONSE_INPUT_STREAM_ATTR);
        if (body == null) {
            return answer;
        }
        if (Streams.isStream(answer)) {
            return stream(request, answer, body);
        }
        if (answer.headers().getContentLength() > bytes) {
            discard(request);
            log.warn("An answer of {} bytes is over the limit", answer.headers().getContentLength());
            return answers.of(Problem.of(CommonProblem.UPSTREAM_FAILED));
        }
        MvcUtils.putAttribute(request, MvcUtils.CLIENT_RESPONSE_INPUT_STREAM_ATTR,
                new AnswerBody(body, bytes, time, () -> false, request.servletRequest()));
        return answer;
    }

    private ServerResponse stream(ServerRequest request, ServerResponse answer, InputStream body) {
        if (!streams.enter(request.servletRequest())) {
            discard(request);
            return answers.of(streams.full(service));
        }
        MvcUtils.putAttribute(request, MvcUtils.CLIENT_RESPONSE_INPUT_STREAM_ATTR,
                new AnswerBody(body, Long.MAX_VALUE, streams.time(), streams::ending, request.servletRequest()));
        return answer;
    }

    /** Closes an answer that nobody will read, so that its connection is not lost. */
    static void discard(ServerRequest request) {
        ClientHttpResponse answer = MvcUtils.getAttribute(request, MvcUtils.CLIENT_RESPONSE_ATTR);
        if (answer != null) {
            answer.close();
        }
    }
}
