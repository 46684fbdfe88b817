package afterbell.gateway.limit;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;

/** A token bucket for each caller, refilled steadily; callers not seen while theirs would fill up are forgotten. */
final class Buckets {

    private final LoadingCache<String, Bucket> buckets;

    /** @param perSecond tokens that come back each second, up to {@code burst} */
    Buckets(long perSecond, long burst, int callers) {
        var full = Duration.ofSeconds(burst / perSecond + 1);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(callers)
                .expireAfterAccess(full)
                .build(_ -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                        .build());
    }

    /** Takes a token. @return 0 when there was one, else the whole seconds to wait for the next */
    long take(String caller) {
        var bucket = buckets.get(caller);
        return bucket.tryConsume(1) ? 0 : secondsUntilNext(bucket);
    }

    /** @return 0 when a token is there, which stays, else the whole seconds to wait for the next */
    long peek(String caller) {
        var bucket = buckets.getIfPresent(caller);
        return bucket == null || bucket.getAvailableTokens() > 0 ? 0 : secondsUntilNext(bucket);
    }

    private static long secondsUntilNext(Bucket bucket) {
        var nanos = bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
        return Math.max(1, Math.ceilDiv(nanos, TimeUnit.SECONDS.toNanos(1)));
    }
}
