package afterbell.attendance.notification.model;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Something of which people are told.
 *
 * @param eventId of the fact
 * @param told    when the fact was decided, by the system's clock
 * @param at      when it happened, as the fact says
 * @param groupId null where it is about no group
 * @param pupilId null where it is about no single pupil
 * @param level   of an escalation 1 to 3, of an incident 1 (slight) to 4 (extreme), otherwise 0
 */
public record Happening(String eventId, Instant told, Kind kind, String schoolId, LocalDate day, Instant at,
        @Nullable String groupId, @Nullable String pupilId, int level) {}
