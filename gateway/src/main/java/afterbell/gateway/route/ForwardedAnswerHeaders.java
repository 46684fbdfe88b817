package afterbell.gateway.route;

import java.util.List;

import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.ResponseHttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerResponse;

import afterbell.web.correlation.CorrelationId;

/** What a caller sees of a service's headers; those that protect a browser are the gateway's own, each once. */
@Component
final class ForwardedAnswerHeaders implements ResponseHttpHeadersFilter, Ordered {

    private static final List<String> OURS = List.of(CorrelationId.HEADER, "Server", "Set-Cookie",
            "Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options", "X-XSS-Protection",
            "Strict-Transport-Security", "Referrer-Policy", "Permissions-Policy", "Cross-Origin-Opener-Policy",
            "Cross-Origin-Resource-Policy", "Cross-Origin-Embedder-Policy");
    private static final String CORS = "access-control-";

    @Override
    public HttpHeaders apply(HttpHeaders original, ServerResponse response) {
        var forwarded = new HttpHeaders();
        original.forEach((name, values) -> {
            if (!name.regionMatches(true, 0, CORS, 0, CORS.length())) {
                forwarded.addAll(name, values);
            }
        });
        HopByHop.strip(forwarded);
        OURS.forEach(forwarded::remove);
        return forwarded;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
