package afterbell.enrollment.plan.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The order of an inbox: who waits longest comes first. */
final class Inbox {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'")
            .withZone(ZoneOffset.UTC);

    private Inbox() {}

    static String key(Instant at, DossierId id) {
        return TIME.format(at) + " " + id;
    }
}
