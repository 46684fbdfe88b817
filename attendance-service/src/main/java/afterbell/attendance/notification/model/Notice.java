package afterbell.attendance.notification.model;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A happening in the inbox of one recipient.
 *
 * @param readAt null while nobody has read it
 */
public record Notice(Happening happening, Recipient recipient, @Nullable Instant readAt) {
    public static Notice unread(Happening happening, Recipient recipient) {
        return new Notice(happening, recipient, null);
    }

    /** @return one per event and recipient, however often it is told; fit for a segment of an address */
    public String id() {
        return (happening.eventId() + ":" + recipient.value()).replaceAll("[^A-Za-z0-9:._-]", "~");
    }

    public Notice read(Instant now) {
        return readAt == null ? new Notice(happening, recipient, now) : this;
    }
}
