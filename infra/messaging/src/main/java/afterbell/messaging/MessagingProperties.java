package afterbell.messaging;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code afterbell.messaging}.
 *
 * @param service           the service's short name; owns the topics that start with it
 * @param partitions        partitions of a topic created here; the most instances that can share its reading
 * @param replicas          replicas of a topic created here
 * @param readers           threads that read a topic for one projection in one instance
 * @param attempts          deliveries of a record that fails for its own sake before it is parked
 * @param backOff           first pause between deliveries; doubles up to {@code longestBackOff}
 * @param longestBackOff    the longest pause between deliveries
 * @param sweepAfter        age at which an unpublished event is picked up by the sweeper
 * @param sweepEvery        pause between two sweeps
 * @param publishTimeout    time the broker has to acknowledge one event
 */
@ConfigurationProperties("afterbell.messaging")
public record MessagingProperties(String service, @DefaultValue("6") int partitions, @DefaultValue("1") short replicas,
        @DefaultValue("3") int readers, @DefaultValue("6") int attempts, @DefaultValue("200ms") Duration backOff,
        @DefaultValue("10s") Duration longestBackOff, @DefaultValue("5s") Duration sweepAfter,
        @DefaultValue("2s") Duration sweepEvery, @DefaultValue("10s") Duration publishTimeout) {

    public MessagingProperties {
        require(service.matches("[a-z]{1,40}"), "service is one short word in small letters");
        require(partitions >= 1 && partitions <= 1_000, "partitions are 1 to 1000");
        require(replicas >= 1, "replicas are at least 1");
        require(readers >= 1 && readers <= 100, "readers are 1 to 100");
        require(attempts >= 1 && attempts <= 100, "attempts are 1 to 100");
        require(backOff.isPositive() && longestBackOff.compareTo(backOff) >= 0, "back-off grows to longest-back-off");
        require(longestBackOff.compareTo(Duration.ofMinutes(1)) <= 0, "longest-back-off is at most 1m");
        require(sweepAfter.isPositive() && sweepEvery.isPositive(), "sweep-after and sweep-every are positive");
        require(publishTimeout.isPositive(), "publish-timeout is positive");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("afterbell.messaging: " + rule);
        }
    }
}
