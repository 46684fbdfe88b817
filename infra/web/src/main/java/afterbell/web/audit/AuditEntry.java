package afterbell.web.audit;

import java.time.Instant;
import java.util.Date;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

import afterbell.web.paging.Cursor;
import afterbell.web.problem.CommonProblem;
import afterbell.web.problem.ProblemException;

/**
 * One entry as its readers see it.
 *
 * @param caller   opaque id of the person or service account
 * @param clientId the program that was given the token
 * @param version  the subject's version that a decision made, null when something was only read
 * @param rule     clause of the plan
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuditEntry(String id, Instant at, String caller, String clientId, List<String> roles, String action,
        AuditLog.Subject subject, @Nullable Long version, @Nullable String rule, @Nullable String reason,
        @Nullable String correlationId) {

    static AuditEntry read(Document stored) {
        var subject = new AuditLog.Subject(stored.getString("k"), stored.getString("s"), stored.getString("o"));
        return new AuditEntry(stored.getString("_id"), stored.getDate("t").toInstant(), stored.getString("w"),
                stored.getString("p"), stored.getList("r", String.class), stored.getString("a"), subject,
                stored.getLong("v"), stored.getString("l"), stored.getString("e"), stored.getString("c"));
    }

    Cursor cursor() {
        return Cursor.after(Long.toString(at.toEpochMilli()), id);
    }

    /** @throws ProblemException {@code cursor-invalid} (400) when the cursor is of another list */
    static Date timeOf(Cursor cursor) {
        try {
            return new Date(Long.parseLong(cursor.part(0)));
        } catch (NumberFormatException ofAnotherList) {
            throw new ProblemException(CommonProblem.CURSOR_INVALID);
        }
    }
}
