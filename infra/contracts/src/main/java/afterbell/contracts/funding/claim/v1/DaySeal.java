package afterbell.contracts.funding.claim.v1;

import java.time.LocalDate;

import afterbell.contracts.Meaning;

/** The seal that held over the school's afternoon of a day when the claim was computed. */
public record DaySeal(@Meaning("The service day, Asia/Shanghai") LocalDate serviceDate,
        @Meaning("Number of the seal, 1 for that of the closing") int number,
        @Meaning("Entries of pupils under the seal") int entries,
        @Meaning("Merkle root as attendance has told it, 64 hexadecimal digits") String root) {}
