package afterbell.attendance.safetycheck.model;

import java.time.Instant;

/**
 * A photo of a check. It may show children.
 *
 * @param size bytes of the file
 */
public record Photo(String photoId, String schoolId, String checkId, PhotoType type, int size, Instant takenIn) {}
