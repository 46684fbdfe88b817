package afterbell.web.security;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/** Reads Keycloak's claims: {@code realm_access.roles}, {@code schools}, {@code azp}. */
final class CallerConverter implements Converter<Jwt, CallerToken> {

    /** A township has tens of schools; more than this is not a token of ours. */
    private static final int MAX_SCHOOLS = 500;

    @Override
    public CallerToken convert(Jwt jwt) {
        var subject = jwt.getSubject();
        if (subject == null || subject.isBlank()) {
            throw new InvalidBearerTokenException("No subject");
        }
        var client = jwt.getClaimAsString("azp");
        return new CallerToken(jwt, new Caller(subject, client == null ? "" : client, roles(jwt), schools(jwt)));
    }

    private static Set<Role> roles(Jwt jwt) {
        var roles = new HashSet<Role>();
        if (jwt.getClaim("realm_access") instanceof Map<?, ?> access) {
            for (var name : strings(access.get("roles"))) {
                var role = Role.named(name);
                if (role != null) {
                    roles.add(role);
                }
            }
        }
        return roles;
    }

    private static Set<String> schools(Jwt jwt) {
        var schools = Set.copyOf(new HashSet<>(strings(jwt.getClaim("schools"))));
        if (schools.size() > MAX_SCHOOLS) {
            throw new InvalidBearerTokenException("Too many schools");
        }
        return schools;
    }

    /** A claim of one value may come as the value itself. */
    private static List<String> strings(@Nullable Object claim) {
        return switch (claim) {
            case null -> List.of();
            case String one -> List.of(one);
            case Collection<?> many -> many.stream().filter(String.class::isInstance).map(String.class::cast).toList();
            default -> throw new InvalidBearerTokenException("A claim is not a list of names");
        };
    }
}
