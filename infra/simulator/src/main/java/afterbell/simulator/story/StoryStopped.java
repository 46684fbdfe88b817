package afterbell.simulator.story;

/** The story cannot go on: the platform answered something that no step expects, or did not answer in time. */
public final class StoryStopped extends RuntimeException {
    StoryStopped(String message) {
        super(message);
    }

    StoryStopped(String message, Throwable cause) {
        super(message, cause);
    }
}
