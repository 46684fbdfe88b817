package afterbell.messaging.outbox;

import java.util.concurrent.CompletableFuture;

/** The way to the broker, as the relay needs it. */
interface Publishing {
    /**
     * Hands one event over; events of one key keep their order.
     *
     * @return completed when the broker has stored the event, or has refused it
     */
    CompletableFuture<?> send(String collection, String aggregateId, PendingEvent event);

    /** Sends what is buffered and waits until every send has been answered or has timed out. */
    void flush();
}
