package afterbell.attendance.handover.model;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import afterbell.attendance.rollcall.model.RegisterId;
import afterbell.attendance.session.model.SessionId;

/** One worker's pupils pass to another when both have said so; until then they stay in the giver's care (R31). */
public sealed interface Handover {
    /** A worker has at most so many groups at once. */
    int MOST_GROUPS = 10;

    Offer offer();

    /** The giver has said whom; the taker has not. It comes to nothing when the session is closed. */
    record Offered(Offer offer) implements Handover {}

    record Withdrawn(Offer offer, Instant at, String by) implements Handover {}

    /** Both have said the same; the registers are about to say so as well. */
    record Accepted(Offer offer, Receipt receipt) implements Handover {}

    /**
     * Every register says so.
     *
     * @param stayed ids of pupils who had left the giver's care between the acceptance and their register's turn
     */
    record Done(Offer offer, Receipt receipt, List<String> stayed) implements Handover {
        public Done {
            stayed = List.copyOf(stayed);
        }
    }

    /**
     * What the giver says.
     *
     * @param handoverId given by the caller, unique within the school
     * @param at         when they were given
     * @param by         subject of the caller
     * @param pupils     ids of the pupils by group: all whom the giver has in these groups
     */
    record Offer(String handoverId, SessionId session, String fromWorkerId, String toWorkerId, Instant at, String by,
            SortedMap<String, SortedSet<String>> pupils) {
        public Offer {
            var copy = new TreeMap<String, SortedSet<String>>();
            pupils.forEach((group, ids) -> copy.put(group, new TreeSet<>(ids)));
            pupils = copy;
        }

        public Set<String> pupilIds() {
            return pupils.values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
        }

        public List<RegisterId> registers() {
            return pupils.keySet()
                    .stream()
                    .map(group -> new RegisterId(group, session.date(), session.slot()))
                    .toList();
        }

        boolean isSameAs(Offer other) {
            return session.equals(other.session) && fromWorkerId.equals(other.fromWorkerId)
                    && toWorkerId.equals(other.toWorkerId) && at.equals(other.at) && pupils.equals(other.pupils);
        }
    }

    /**
     * What the taker says.
     *
     * @param at       when they were received: since then they are in the taker's care
     * @param by       subject of the caller
     * @param pupilIds whom the taker has counted
     */
    record Receipt(Instant at, String by, Set<String> pupilIds) {
        public Receipt {
            pupilIds = Set.copyOf(pupilIds);
        }

        boolean isSameAs(Receipt other) {
            return at.equals(other.at) && pupilIds.equals(other.pupilIds);
        }
    }
}
