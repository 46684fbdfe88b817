package afterbell.gateway.route;

import java.util.List;

import org.springframework.http.HttpHeaders;

/** Headers that end at this hop (RFC 9110, 7.6.1), also those that a Connection header names. */
final class HopByHop {

    private static final List<String> ALWAYS = List.of("Connection", "Keep-Alive", "Proxy-Connection",
            "Proxy-Authenticate", "Proxy-Authorization", "TE", "Trailer", "Transfer-Encoding", "Upgrade");

    private HopByHop() {}

    static void strip(HttpHeaders headers) {
        for (var named : List.copyOf(headers.getConnection())) {
            for (var name : named.split(",")) {
                headers.remove(name.strip());
            }
        }
        ALWAYS.forEach(headers::remove);
    }
}
