package afterbell.web.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;

/**
 * Takes the token out of the {@code Authorization} header, where alone it may stand (RFC 6750), as
 * {@code DefaultBearerTokenResolver} itself does by a regular expression. Over a token of a thousand letters that was
 * a fifteenth of the gateway's processor time.
 */
final class BearerHeader implements BearerTokenResolver {

    private static final String SCHEME = "Bearer ";
    private static final int SCHEME_NAME = SCHEME.length() - 1;

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME_NAME)) {
            return null;
        }
        if (!header.startsWith(" ", SCHEME_NAME) || !isToken(header, SCHEME.length())) {
            throw new OAuth2AuthenticationException(BearerTokenErrors.invalidToken("Bearer token is malformed"));
        }
        return header.substring(SCHEME.length());
    }

    /** One letter at least, then only equal signs. */
    private static boolean isToken(String header, int from) {
        var end = header.length();
        while (end > from && header.charAt(end - 1) == '=') {
            end--;
        }
        for (var i = from; i < end; i++) {
            if (!isLetter(header.charAt(i))) {
                return false;
            }
        }
        return end > from;
    }

    private static boolean isLetter(char letter) {
        return letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z' || letter >= '-' && letter <= '9'
                || letter == '_' || letter == '~' || letter == '+';
    }
}
