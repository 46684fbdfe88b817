package afterbell.funding.claim;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

import afterbell.funding.claim.model.Grounds.Position;
import afterbell.funding.claim.model.ServiceDays;
import afterbell.funding.seal.model.SchoolSeals.DaySeal;
import afterbell.funding.seal.store.Seals;
import afterbell.messaging.Broker;
import afterbell.messaging.BrokerException;

/**
 * Finds on what facts claims are computed: the seals of the school's days, and how far the registers have been counted.
 * Metering commits an offset when its effect is stored, so what was committed before the counting is in it for certain;
 * and nothing can be in it that was not yet published when the counting had ended.
 */
@Service
class FindGrounds {
    private static final Logger LOG = LoggerFactory.getLogger(FindGrounds.class);
    private static final String REGISTERS = "attendance.register.v1";
    private static final String METERING = "funding.served-days";

    private final Seals seals;
    private final Broker broker;

    FindGrounds(Seals seals, Broker broker) {
        this.seals = seals;
        this.broker = broker;
    }

    List<DaySeal> sealsOf(String schoolId, ServiceDays days) {
        return seals.of(schoolId, days.halves()).stream().flatMap(it -> it.of(days.days()).stream()).toList();
    }

    /** Asked before counting: offsets by partition; nothing while the broker is away. */
    Map<Integer, Long> countedCertainly() {
        try {
            var committed = new TreeMap<Integer, Long>();
            broker.firstOffsets(REGISTERS).forEach((partition, first) -> committed.put(partition.partition(), first));
            broker.committed(METERING)
                    .forEach((partition, at) -> committed.put(partition.partition(), at.offset()));
            return committed;
        } catch (BrokerException away) {
            LOG.warn("Claims are computed without their positions in {}: {}", REGISTERS, away.getMessage());
            return Map.of();
        }
    }

    /**
     * Asked after counting.
     *
     * @param before what was counted for certain before
     * @return by partition; nothing while the broker is away
     */
    List<Position> positions(Map<Integer, Long> before) {
        if (before.isEmpty()) {
            return List.of();
        }
        try {
            return broker.lastOffsets(REGISTERS)
                    .entrySet()
                    .stream()
                    .map(end -> position(end.getKey(), before, end.getValue()))
                    .sorted((one, other) -> Integer.compare(one.partition(), other.partition()))
                    .toList();
        } catch (BrokerException away) {
            LOG.warn("Claims are computed without their positions in {}: {}", REGISTERS, away.getMessage());
            return List.of();
        }
    }

    private static Position position(TopicPartition partition, Map<Integer, Long> before, long end) {
        long certainly = before.getOrDefault(partition.partition(), 0L);
        return new Position(partition.partition(), certainly, Math.max(certainly, end));
    }
}
