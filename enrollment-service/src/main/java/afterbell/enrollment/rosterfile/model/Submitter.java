package afterbell.enrollment.rosterfile.model;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * In whose name an import works: as the token said when the file was handed in.
 *
 * @param subject       opaque id of the person or service account
 * @param roles         by their names in the realm's words
 * @param correlationId of the request that handed the file in
 */
public record Submitter(String subject, String clientId, List<String> roles, List<String> schools,
        @Nullable String correlationId) {
    public Submitter {
        roles = List.copyOf(roles);
        schools = List.copyOf(schools);
    }
}
