package afterbell.simulator.check;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;

/**
 * Every yuan that came and went (R13–R15), by school and source, in fen.
 *
 * @param received by "school source"
 * @param spent    by "school source"
 */
record Ledger(Map<String, Long> received, Map<String, Long> spent) {
    private static final String SCHOOL = "/api/funding/v1/schools/([^/]+)/";

    static Ledger of(Transcript log, Labour labour, Claims claims) {
        var ledger = new Ledger(new TreeMap<>(), new TreeMap<>());
        Set<String> seen = new HashSet<>();
        log.accepted("POST", SCHOOL + "ledger/(receipts|spending)").forEach(it -> {
            JsonNode entry = it.request();
            if (seen.add(it.part(1) + " " + entry.path("entryId").asString())) {
                Transcript.add(it.part(2).equals("receipts") ? ledger.received : ledger.spent,
                        it.part(1) + " " + entry.path(
                                "source").asString(),
                        entry.path("amountFen").asLong());
            }
        });
        log.accepted("POST", SCHOOL + "labour-statements/([^/]+)").forEach(it -> {
            if (seen.add(it.part(1) + " labour " + it.part(2))) {
                Transcript.add(ledger.spent, it.part(1) + " " + it.request().path("source").asString("CITY_FINANCE"),
                        labour
                                .hoursAt(it.part(1), it.part(2)) * labour.feePerHourFen());
            }
        });
        log.accepted("POST", SCHOOL + "claims/[^/]+/disbursement/paid").forEach(it -> {
            if (seen.add(it.part(1) + " paid")) {
                Transcript.add(ledger.received, it.part(1) + " CITY_FINANCE", claims.amountFen(it.part(1)));
            }
        });
        return ledger;
    }

    long balance(String schoolAndSource) {
        return received.getOrDefault(schoolAndSource, 0L) - spent.getOrDefault(schoolAndSource, 0L);
    }

    long received(String school, String source) {
        return received.getOrDefault(school + " " + source, 0L);
    }

    void compare(Transcript log, Findings findings) {
        Map<String, Long> calculated = new TreeMap<>();
        received.keySet().forEach(it -> calculated.put(it, balance(it)));
        Map<String, Long> told = new TreeMap<>();
        log.results(SCHOOL + "ledger")
                .forEach(page -> page.answer()
                        .path("balances")
                        .forEach(it -> told.put(page.part(1)
                                + " " + it.path("source").asString(), it.path("balanceFen").asLong())));
        findings.equal("balance", calculated, told);
        findings.holds("No balance is below zero", told.values().stream().allMatch(it -> it >= 0));
    }
}
