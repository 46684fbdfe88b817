package afterbell.gateway.route;

import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;

import afterbell.web.correlation.CorrelationId;

/** What a service sees of the caller's headers: no cookies, nothing meant for this hop only, the correlation id set. */
@Component
final class ForwardedRequestHeaders implements RequestHttpHeadersFilter, Ordered {

    @Override
    public HttpHeaders apply(HttpHeaders original, ServerRequest request) {
        var forwarded = new HttpHeaders();
        original.forEach(forwarded::addAll);
        HopByHop.strip(forwarded);
        forwarded.remove(HttpHeaders.COOKIE);
        forwarded.remove(HttpHeaders.EXPECT);
        forwarded.set(CorrelationId.HEADER, CorrelationId.of(request.servletRequest()));
        return forwarded;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
