package afterbell.funding.ledger.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;

/**
 * The hash chain of a journal. Each entry's hash is the SHA-256 of one line of text, in UTF-8 and without a line end,
 * whose last field is the hash of the entry before: who changes, leaves out or adds an entry changes every hash that
 * follows. The fields are in docs/funding/ledger.md; the words of the description stand in it as their own hash, so
 * that whoever has the facts of the topic only can check it as well.
 */
public final class Chain {
    /** What stands before the first entry. */
    public static final String START = "0".repeat(64);
    private static final String FORM = "afterbell.ledger.v1";
    private static final String NOTHING = "-";

    private Chain() {}

    static String hash(String schoolId, long number, Entry entry, Instant recordedAt, String previous) {
        return sha256(String.join("|", FORM, schoolId, Long.toString(number), entry.entryId(), entry.source().name(),
                entry.debit().name(), entry.credit().name(), Long.toString(entry.amountFen()),
                entry.bookedOn().toString(), Objects.requireNonNullElse(entry.reverses(), NOTHING),
                recordedAt.toString(), textHash(entry), previous));
    }

    /** @return what stands for the description, {@code -} where there is none */
    public static String textHash(Entry entry) {
        return entry.description().isEmpty() ? NOTHING : sha256(entry.description());
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
