package afterbell.local.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

import tools.jackson.databind.JsonNode;

/**
 * An entry as its fact tells it, hashed anew. Written from the description in docs/funding/ledger.md and not from the
 * service's code, so that one checks the other.
 *
 * @param told     the hash that the fact tells
 * @param computed the hash of what the fact tells
 */
record JournalLine(String schoolId, long number, String previous, String told, String computed) {
    private static final List<String> FIELDS = List.of("schoolId", "number", "entryId", "source", "debitAccount",
            "creditAccount", "amountFen", "bookedOn", "reverses", "recordedAt", "textHash", "previousHash");

    static JournalLine of(JsonNode fact) {
        var line = new StringBuilder("afterbell.ledger.v1");
        FIELDS.forEach(field -> line.append('|').append(fact.path(field).asString("-")));
        return new JournalLine(fact.path("schoolId").asString(""), fact.path("number").asLong(0),
                fact.path("previousHash").asString(""), fact.path("hash").asString(""), sha256(line.toString()));
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
