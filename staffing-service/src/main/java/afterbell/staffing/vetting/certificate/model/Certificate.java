package afterbell.staffing.vetting.certificate.model;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The office's answer on paper, as a school has uploaded it. What it says stands with the worker's record checks.
 *
 * @param on        day of the query
 * @param schoolId  the school that entered it
 * @param size      bytes of the file
 * @param enteredAt when it was entered
 */
public record Certificate(String certificateId, String workerId, LocalDate on, String schoolId, FileType type,
        int size, Instant enteredAt) {}
