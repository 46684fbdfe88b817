package afterbell.messaging;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A published fact as a reader receives it: the CloudEvents attributes and the contract record.
 *
 * @param id            unique together with {@code source}
 * @param type          CloudEvents type, for example {@code afterbell.attendance.roll-called.v1}
 * @param source        the writing collection, for example {@code /afterbell/attendance/registers}
 * @param subject       id of the aggregate that the fact is about
 * @param time          when it was decided, UTC
 * @param sequence      position among the facts of its aggregate, from 1 without gaps
 * @param correlationId the request that started it all
 * @param causationId   the event that caused this one, where an event did
 * @param fact          the contract record
 */
public record Envelope<F>(String id, String type, String source, String subject, Instant time, long sequence,
        String correlationId, @Nullable String causationId, F fact) {}
