package afterbell.web.security;

import java.util.List;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** A validated token together with the caller it speaks for. */
final class CallerToken extends JwtAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient Caller caller;

    CallerToken(Jwt jwt, Caller caller) {
        super(jwt, authorities(caller), caller.subject());
        this.caller = caller;
    }

    Caller caller() {
        return caller;
    }

    private static List<GrantedAuthority> authorities(Caller caller) {
        return caller.roles()
                .stream()
                .<GrantedAuthority>map(
                        role -> new SimpleGrantedAuthority("ROLE_" + role.roleName()))
                .toList();
    }
}
