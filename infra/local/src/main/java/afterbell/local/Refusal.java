package afterbell.local;

/** What was asked cannot be done here and now; the message says why and what to do. */
public final class Refusal extends RuntimeException {

    public Refusal(String message) {
        super(message);
    }
}
