package afterbell.local.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;

/**
 * A claim as it was told when it was computed.
 *
 * @param offset in its partition, the same for all claims of a school
 * @param days   the service days that counted
 * @param seals  by day
 * @param read   how far the registers had been counted, by partition; empty: not told
 */
record ToldClaim(String claimId, String schoolId, String semesterId, long offset, int pupils, long amountFen,
        long countedFen, String rule, int minDays, long rateFen, List<LocalDate> days, Map<String, Long> adjustments,
        String digest, SortedMap<LocalDate, Seal> seals, Map<Integer, Bounds> read) {

    record Seal(int number, int entries, String root) {}

    /** Facts before the first were counted, those from the second on were not. */
    record Bounds(long certainly, long atMost) {}

    /** @throws IllegalArgumentException for a claim that was computed before grounds were told */
    static ToldClaim of(Told fact) {
        JsonNode body = fact.body();
        JsonNode grounds = body.path("grounds");
        if (grounds.isMissingNode()) {
            throw new IllegalArgumentException("The claim was told without its grounds");
        }
        JsonNode policy = grounds.path("policy");
        var days = new ArrayList<LocalDate>();
        grounds.path("serviceDays").forEach(it -> days.add(LocalDate.parse(it.asString())));
        var adjustments = new TreeMap<String, Long>();
        grounds.path("adjustments")
                .forEach(it -> adjustments.merge(it.path("semesterId").asString(), it.path("amountFen").asLong(),
                        Long::sum));
        var seals = new TreeMap<LocalDate, Seal>();
        grounds.path("seals")
                .forEach(it -> seals.put(LocalDate.parse(it.path("serviceDate").asString()), sealOf(it)));
        var read = new TreeMap<Integer, Bounds>();
        grounds.path("read")
                .forEach(it -> read.put(it.path("partition").asInt(),
                        new Bounds(it.path("certainly").asLong(), it.path("atMost").asLong())));
        return new ToldClaim(body.path("claimId").asString(), body.path("schoolId").asString(),
                body.path("semesterId").asString(), fact.offset(), body.path("pupils").asInt(),
                body.path("amountFen").asLong(), grounds.path("countedFen").asLong(),
                policy.path("servedRule").asString(), policy.path("minDays").asInt(),
                policy.path("semesterRateFen").asLong(), List.copyOf(days), adjustments,
                grounds.path("pupilsDigest").asString(), seals, read);
    }

    static Seal sealOf(JsonNode told) {
        return new Seal(told.path("number").asInt(), told.path("entries").asInt(), told.path("root").asString());
    }

    /** What the school still owed after this claim: zero or below. */
    long carriedFen() {
        return Math.min(0, countedFen + adjustments.values().stream().mapToLong(Long::longValue).sum());
    }
}
