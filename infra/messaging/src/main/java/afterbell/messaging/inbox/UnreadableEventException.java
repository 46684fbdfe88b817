package afterbell.messaging.inbox;

import org.jspecify.annotations.Nullable;

/** A record that no delivery will ever make readable: no CloudEvent, a broken body, a version from the future. */
public final class UnreadableEventException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableEventException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
