package afterbell.gateway.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who a limit counts for. */
final class Caller {

    private static final int NETWORK_BYTES = 8;

    private Caller() {}

    /** The subject of the token, which for a school's system is its client; else the address. */
    static String of(HttpServletRequest request) {
        var who = SecurityContextHolder.getContext().getAuthentication();
        return who == null || who instanceof AnonymousAuthenticationToken ? address(request)
                : "subject " + who.getName();
    }

    /** The address; of IPv6 the first 64 bits, since one household owns all that follow. */
    static String address(HttpServletRequest request) {
        return "address " + network(request.getRemoteAddr());
    }

    private static String network(String literal) {
        if (literal.indexOf(':') < 0) {
            return literal;
        }
        try {
            return InetAddress.getByName(literal) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(six.getAddress(), 0, NETWORK_BYTES)
                    : literal;
        } catch (UnknownHostException unreadable) {
            return "unreadable";
        }
    }
}
