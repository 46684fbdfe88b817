package afterbell.staffing.worker.model;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A criminal-record query that the office has not answered yet.
 *
 * @param requestId the office answers the same to the same id, however often it is asked
 * @param on        the day of which the office is asked
 * @param askedAt   when the school asked
 * @param nextTry   when the office is asked next
 * @param attempts  how often it was asked in vain
 */
public record RecordQuery(String requestId, LocalDate on, Instant askedAt, Instant nextTry, int attempts) {}
