package afterbell.messaging.inbox;

import java.util.List;

import afterbell.messaging.Envelope;

/**
 * An inbox that stores the effect of several facts at once, for a topic whose facts come faster than a write takes. What
 * {@link Inbox} asks of {@code on} holds here as well.
 *
 * @param <F> the topic's sealed interface in the contracts
 */
public interface BulkInbox<F> extends Inbox<F> {
    /**
     * Takes facts that were read together, in the order of their partition; the effect is that of {@link #on} for one
     * after the other. When it throws, for whatever reason, {@code on} is given each of them alone, so that the one at
     * fault is known: what was stored already must do no harm.
     */
    void onAll(List<Envelope<F>> events);
}
