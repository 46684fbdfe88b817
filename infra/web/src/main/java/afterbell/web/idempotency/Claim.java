package afterbell.web.idempotency;

/** What a key says about the command that carries it. */
sealed interface Claim {

    /**
     * This request executes the command and must {@code complete} or {@code release} the key.
     *
     * @param id    the key's document
     * @param owner this attempt; a later one that takes over has another
     */
    record Execute(String id, String owner) implements Claim {}

    /** The command has been done; this was the answer. */
    record Replay(StoredAnswer answer) implements Claim {}

    /** Another attempt is at work. */
    record Running(long retryAfterSeconds) implements Claim {}

    /** The key belongs to another command. */
    record Reused() implements Claim {}
}
