package afterbell.simulator.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * Every yuan that came and went (R13–R15), by school and source, in fen.
 *
 * @param received by "school source"
 * @param spent    by "school source"
 */
record Ledger(Map<String, Long> received, Map<String, Long> spent) {
    private static final String SCHOOL = "/api/funding/v1/schools/([^/]+)/";
    private static final Set<String> MISUSE = Set.of("funding.no-transfer-out", "funding.category-not-allowed",
            "funding.insufficient-funds");

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
        Map<String, JsonNode> drawnUp = new HashMap<>();
        log.accepted("PUT", SCHOOL + "vouchers/([^/]+)")
                .forEach(it -> drawnUp.put(it.part(1) + " " + it.part(2), it.request()));
        log.accepted("POST", SCHOOL + "vouchers/([^/]+)/approve").forEach(it -> {
            JsonNode voucher = drawnUp.getOrDefault(it.part(1) + " " + it.part(2), it.request());
            if (seen.add(it.part(1) + " voucher " + it.part(2))) {
                Transcript.add(ledger.spent, it.part(1) + " " + voucher.path("source").asString(), voucher.path(
                        "amountFen").asLong());
            }
        });
        Map<String, String> sources = new TreeMap<>();
        log.accepted("POST", SCHOOL + "labour-statements/([^/]+)")
                .forEach(it -> sources.put(it.part(1) + " " + it.part(2),
                        it.request().path("source").asString("CITY_FINANCE")));
        log.accepted("POST", SCHOOL + "labour-statements/([^/]+)/payment").forEach(it -> {
            if (seen.add(it.part(1) + " labour " + it.part(2))) {
                Transcript.add(ledger.spent, it.part(1) + " " + sources.get(it.part(1) + " " + it.part(2)),
                        labour
                                .hoursAt(it.part(1), it.part(2)) * labour.feePerHourFen());
            }
        });
        log.accepted("POST", SCHOOL + "claims/[^/]+/disbursement/paid").forEach(it -> {
            if (seen.add(it.part(1) + " paid")) {
                Transcript.add(ledger.received, it.part(1) + " CITY_FINANCE", claims.amountFen(it.part(1)));
            }
        });
        // What a file pays is what the claim asks for, whatever its answer says.
        log.accepted("POST", "/api/funding/v1/payment-batches/[^/]+/approval")
                .forEach(batch -> batch.answer().path("items").forEach(it -> {
                    String school = it.path("schoolId").asString();
                    if (claims.amountFen(school) > 0 && seen.add(school + " paid")) {
                        Transcript.add(ledger.received, school + " CITY_FINANCE", claims.amountFen(school));
                    }
                }));
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
                        .path("sources")
                        .forEach(it -> told.put(page.part(1)
                                + " " + it.path("source").asString(), it.path("balanceFen").asLong())));
        calculated.values().removeIf(it -> it == 0);
        told.values().removeIf(it -> it == 0);
        findings.equal("balance in fen", calculated, told);
        findings.holds("a balance is below zero", told.values().stream().allMatch(it -> it >= 0));
        log.results("/api/funding/v1/ledger/trial-balance.*")
                .forEach(it -> findings.holds("the ledger does not balance", it
                        .answer()
                        .path("balanced")
                        .asBoolean()));
        attempts(log, findings);
    }

    /** What was refused as misuse is kept as a finding (R15). */
    private static void attempts(Transcript log, Findings findings) {
        Map<String, Long> calculated = new TreeMap<>();
        Stream.of(log.refused("POST", SCHOOL + "ledger/(transfers|spending)"),
                log.refused("PUT", SCHOOL + "vouchers/([^/]+)"),
                log.refused("POST", SCHOOL + "vouchers/([^/]+)/approve"))
                .flatMap(it -> it)
                .filter(it -> MISUSE.contains(it.answer().path("code").asString("")))
                .map(it -> it.part(1) + " " + it.part(2) + " " + it.request().path("entryId").asString(""))
                .distinct()
                .forEach(it -> Transcript.add(calculated, it.substring(0, it.indexOf(' ')), 1));
        Map<String, Long> told = new TreeMap<>();
        log.results(SCHOOL + "findings\\?.*")
                .forEach(page -> Transcript.add(told, page.part(1), page.answer()
                        .path("items")
                        .size()));
        told.values().removeIf(it -> it == 0);
        findings.equal("findings of misuse", calculated, told);
    }
}
