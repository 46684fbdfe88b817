package afterbell.contracts.funding.claim.v1;

import afterbell.contracts.Meaning;

/** How far a partition of attendance.register.v1 was counted. What lies between both arrived while it was computed. */
public record Position(@Meaning("Number of the partition") int partition,
        @Meaning("Offset before which every fact was counted") long certainly,
        @Meaning("Offset from which on no fact was counted") long atMost) {}
