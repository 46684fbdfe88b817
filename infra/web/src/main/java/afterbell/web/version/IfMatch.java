package afterbell.web.version;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import afterbell.web.problem.CommonProblem;
import afterbell.web.problem.ProblemException;

/**
 * The {@code If-Match} header of a command, as a handler's argument: absent, or the one version the person has seen.
 *
 * @param version version the caller has seen, null when the header is absent
 */
public record IfMatch(@Nullable Long version) {

    public static final String HEADER = "If-Match";

    private static final Pattern STRONG_TAG = Pattern.compile("\"(0|[1-9][0-9]{0,17})\"");

    /**
     * Reads the header; only one strong tag made by {@link Versions#etag} is accepted.
     *
     * @throws ProblemException {@code if-match-invalid} (400) for anything else
     */
    public static IfMatch parse(@Nullable String header) {
        if (header == null) {
            return new IfMatch(null);
        }
        var tag = STRONG_TAG.matcher(header.strip());
        if (!tag.matches()) {
            throw new ProblemException(CommonProblem.IF_MATCH_INVALID);
        }
        return new IfMatch(Long.valueOf(tag.group(1)));
    }

    /**
     * The version the caller must have named.
     *
     * @throws ProblemException {@code version-required} (428) when the header is absent
     */
    public long required() {
        if (version == null) {
            throw new ProblemException(CommonProblem.VERSION_REQUIRED);
        }
        return version;
    }

    /**
     * Passes when the header is absent or names the actual version.
     *
     * @throws ProblemException {@code version-mismatch} (412)
     */
    public void check(long actual) {
        if (version != null && version != actual) {
            throw new ProblemException(CommonProblem.VERSION_MISMATCH);
        }
    }

    /** As {@link #check}, but the header must be present (428). */
    public void require(long actual) {
        required();
        check(actual);
    }
}
