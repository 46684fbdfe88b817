package afterbell.messaging.outbox;

/**
 * A fact to publish with the state that it follows from.
 *
 * @param key  record key: the id named by the topic's {@code key}
 * @param fact a contract record
 */
public record Outgoing(String key, Record fact) {}
