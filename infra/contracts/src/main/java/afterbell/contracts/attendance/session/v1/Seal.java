package afterbell.contracts.attendance.session.v1;

import afterbell.contracts.Meaning;

/** What a closed session's registers said, in one figure: a pupil's record can be proven against it. */
public record Seal(
        @Meaning("1 for the closing, then 2, 3 … whenever the registers came to say something else") int number,
        @Meaning("Entries of pupils under the seal") int entries,
        @Meaning("Merkle root over them: SHA-256 in 64 hexadecimal digits") String root) {}
