package afterbell.embeddedmongo;

import java.io.IOException;

/** Why the server does not run, in words for the person who started it. */
public final class CannotStart extends IOException {
    /** What the process exits with. */
    public enum Reason {
        USAGE(2),
        PORT_TAKEN(48),
        DATA_IN_USE(98),
        STORAGE_FAILED(74);

        private final int exitCode;

        Reason(int exitCode) {
            this.exitCode = exitCode;
        }

        public int exitCode() {
            return exitCode;
        }
    }

    private final Reason reason;

    CannotStart(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
