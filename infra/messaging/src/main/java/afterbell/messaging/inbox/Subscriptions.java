package afterbell.messaging.inbox;

import java.util.List;
import java.util.Optional;

import io.micrometer.core.instrument.MeterRegistry;

import afterbell.messaging.MessagingProperties;

/** All inboxes of this service. */
public final class Subscriptions {
    private final List<? extends Subscription<?>> all;

    Subscriptions(List<Inbox<?>> inboxes, MessagingProperties settings, MeterRegistry meters) {
        this.all = inboxes.stream().map(inbox -> new Subscription<>(inbox, settings.service(), meters)).toList();
        if (all.stream().map(Subscription::projection).distinct().count() < all.size()) {
            throw new IllegalArgumentException("Two inboxes feed a projection of the same name: "
                    + all.stream().map(Subscription::projection).toList());
        }
    }

    List<? extends Subscription<?>> all() {
        return all;
    }

    Optional<? extends Subscription<?>> ofProjection(String name) {
        return all.stream().filter(subscription -> subscription.projection().equals(name)).findFirst();
    }

    /** @return topics that are read here */
    public List<String> topics() {
        return all.stream().map(Subscription::topic).distinct().toList();
    }

    /** @return topics where this service parks what it cannot read */
    public List<String> parkingTopics() {
        return all.stream().map(Subscription::parkingTopic).toList();
    }
}
