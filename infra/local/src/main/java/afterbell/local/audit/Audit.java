package afterbell.local.audit;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import tools.jackson.databind.JsonNode;

import afterbell.local.Refusal;
import afterbell.local.audit.ToldClaim.Bounds;
import afterbell.local.audit.ToldClaim.Seal;

/** Audits one claim against the facts behind it, and prints what agrees and what differs. */
public final class Audit {
    private static final String CLAIMS = "funding.claim.v1";
    private static final String REGISTERS = "attendance.register.v1";
    private static final String SEMESTERS = "enrollment.semester.v1";
    private static final String SESSIONS = "attendance.session.v1";
    private static final int MOST_LINES = 20;

    private final Topics topics;
    private final PrintStream out;
    private final List<String> differences = new ArrayList<>();

    private Audit(Topics topics, PrintStream out) {
        this.topics = topics;
        this.out = out;
    }

    /**
     * @return whether everything agrees
     * @throws Refusal for a claim that was never told, or told without its grounds
     */
    public static boolean ofClaim(String claimId, String bootstrap, PrintStream out) {
        return ofClaim(claimId, new KafkaTopics(bootstrap), out);
    }

    static boolean ofClaim(String claimId, Topics topics, PrintStream out) {
        return new Audit(topics, out).audit(claimId);
    }

    /**
     * The school's claims as told.
     *
     * @param computed by claim, the newest
     * @param approved by claim, where the approval lies
     * @param decided  amounts in the decisions about the audited claim
     */
    private record Claims(Map<String, ToldClaim> computed, Map<String, Long> approved, List<Long> decided) {
        /** The school's claim of that semester, if it was approved before the other was computed. */
        Optional<ToldClaim> approvedBefore(ToldClaim other, String semesterId) {
            return computed.values()
                    .stream()
                    .filter(it -> it.semesterId().equals(semesterId))
                    .filter(it -> approved.getOrDefault(it.claimId(), Long.MAX_VALUE) < other.offset())
                    .findFirst();
        }
    }

    private boolean audit(String claimId) {
        Claims claims = claims(claimId);
        ToldClaim claim = Optional.ofNullable(claims.computed().get(claimId))
                .orElseThrow(() -> new Refusal("No claim `" + claimId + "` was computed with its grounds."));
        out.printf("claim %s: %s, %d pupils, %d fen, by %s over %d service days%n", claimId, claim.semesterId(),
                claim.pupils(), claim.amountFen(), claim.rule(), claim.days().size());
        claims.decided()
                .stream()
                .filter(fen -> fen != claim.amountFen())
                .forEach(fen -> differ("it was decided on " + fen + " fen"));
        Optional<ToldClaim> before = semesterBefore(claim).flatMap(it -> claims.approvedBefore(claim, it));
        Read read = read(claim);
        compare(claim, read);
        settle(claim, before, read);
        seals(claim, read);
        if (read.later() > 0) {
            out.printf("  %d facts about its days were told after it: the next claim settles them%n", read.later());
        }
        differences.stream().limit(MOST_LINES).forEach(it -> out.println("  DIFFERS  " + it));
        out.println(differences.isEmpty() ? "equal" : differences.size() + " differences");
        return differences.isEmpty();
    }

    private Optional<String> semesterBefore(ToldClaim claim) {
        var firsts = new TreeMap<LocalDate, String>();
        topics.read(SEMESTERS, fact -> {
            JsonNode body = fact.body();
            firsts.values().remove(body.path("semesterId").asString());
            firsts.put(LocalDate.parse(body.path("first").asString()), body.path("semesterId").asString());
        });
        return firsts.entrySet()
                .stream()
                .filter(it -> it.getValue().equals(claim.semesterId()))
                .map(Map.Entry::getKey)
                .findFirst()
                .map(firsts::lowerEntry)
                .map(Map.Entry::getValue);
    }

    private void differ(String what) {
        differences.add(what);
    }

    private Claims claims(String claimId) {
        var school = new String[1];
        topics.read(CLAIMS, fact -> {
            if (school[0] == null) {
                JsonNode body = fact.body();
                if (body.path("claimId").asString().equals(claimId)) {
                    school[0] = body.path("schoolId").asString();
                }
            }
        });
        var claims = new Claims(new TreeMap<>(), new HashMap<>(), new ArrayList<>());
        topics.read(CLAIMS, fact -> {
            if (fact.key().equals(school[0])) {
                take(fact, claimId, claims);
            }
        });
        return claims;
    }

    private static void take(Told fact, String claimId, Claims claims) {
        JsonNode body = fact.body();
        String id = body.path("claimId").asString();
        if (fact.is("claim-computed")) {
            if (body.has("grounds")) {
                claims.computed().put(id, ToldClaim.of(fact));
            }
            if (id.equals(claimId)) {
                claims.decided().clear();
            }
        } else if (id.equals(claimId)) {
            claims.decided().add(body.path("amountFen").asLong());
        }
        if (fact.is("claim-approved")) {
            claims.approved().putIfAbsent(id, fact.offset());
        }
    }

    /**
     * The registers of the school's pupils, as they had certainly been counted, and with what arrived meanwhile.
     *
     * @param later facts after the claim that say something else of its days
     */
    private record Read(Registers certainly, Registers atMost, int later) {}

    private Read read(ToldClaim claim) {
        Set<String> pupils = new HashSet<>();
        topics.read(REGISTERS, fact -> {
            if (fact.key().equals(claim.schoolId()) && Registers.isCounted(fact)) {
                pupils.addAll(Registers.pupilsOf(fact.body()));
            }
        });
        var certainly = new Registers();
        var atMost = new Registers();
        var after = new ArrayList<JsonNode>();
        topics.read(REGISTERS, fact -> {
            if (Registers.isCounted(fact)) {
                JsonNode body = fact.body();
                Bounds bounds = claim.read()
                        .getOrDefault(fact.partition(), claim.read().isEmpty()
                                ? new Bounds(Long.MAX_VALUE, Long.MAX_VALUE)
                                : new Bounds(0, 0));
                if (fact.offset() < bounds.certainly()) {
                    certainly.take(body, pupils);
                }
                if (fact.offset() < bounds.atMost()) {
                    atMost.take(body, pupils);
                } else if (speaksOf(body, claim, pupils)) {
                    after.add(body);
                }
            }
        });
        if (claim.read().isEmpty()) {
            out.println("  how far registers had been counted was not told: everything until now is counted");
        }
        int later = (int) after.stream().filter(body -> atMost.wouldChangeBy(body, pupils)).count();
        return new Read(certainly, atMost, later);
    }

    private static boolean speaksOf(JsonNode body, ToldClaim claim, Set<String> pupils) {
        return claim.days().contains(LocalDate.parse(body.path("serviceDate").asString()))
                && Registers.pupilsOf(body).stream().anyMatch(pupils::contains);
    }

    private void compare(ToldClaim claim, Read read) {
        Recount recount = Recount.of(claim, read.certainly().served(claim.days()));
        if (!recount.agrees(claim)) {
            Recount other = Recount.of(claim, read.atMost().served(claim.days()));
            recount = other.agrees(claim) ? other : recount;
        }
        out.printf("  registers say %d pupils, %d fen%n", recount.pupils(), recount.countedFen());
        if (recount.pupils() != claim.pupils()) {
            differ("pupils: told " + claim.pupils() + ", recomputed " + recount.pupils());
        }
        if (recount.countedFen() != claim.countedFen()) {
            differ("subsidy: told " + claim.countedFen() + " fen, recomputed " + recount.countedFen());
        }
        if (!recount.digest().equals(claim.digest())) {
            differ("pupils' lines: told " + claim.digest() + ", recomputed " + recount.digest());
        }
    }

    /** What was corrected in the semester before is settled in this claim, which is never below zero (R17). */
    private void settle(ToldClaim claim, Optional<ToldClaim> before, Read read) {
        Map<String, Long> expected = adjustments(before, read.certainly());
        if (!expected.equals(claim.adjustments())
                && !adjustments(before, read.atMost()).equals(claim.adjustments())) {
            differ("adjustments: told " + claim.adjustments() + ", recomputed " + expected);
        }
        long amount = Math.max(0, claim.countedFen()
                + claim.adjustments().values().stream().mapToLong(Long::longValue).sum());
        if (amount != claim.amountFen()) {
            differ("amount: told " + claim.amountFen() + " fen, recomputed " + amount);
        }
    }

    private static Map<String, Long> adjustments(Optional<ToldClaim> before, Registers registers) {
        return before.map(earlier -> {
            long now = Recount.of(earlier, registers.served(earlier.days())).countedFen();
            long fen = now - earlier.countedFen() + earlier.carriedFen();
            return fen == 0 ? Map.<String, Long>of() : Map.of(earlier.semesterId(), fen);
        }).orElse(Map.of());
    }

    private void seals(ToldClaim claim, Read read) {
        var told = new TreeMap<LocalDate, TreeMap<Integer, Seal>>();
        topics.read(SESSIONS, fact -> {
            if (fact.key().equals(claim.schoolId()) && (fact.is("session-closed") || fact.is("session-resealed"))) {
                JsonNode body = fact.body();
                if (body.path("slot").asString().equals("AFTERNOON") && body.has("seal")) {
                    Seal seal = ToldClaim.sealOf(body.path("seal"));
                    told.computeIfAbsent(LocalDate.parse(body.path("serviceDate").asString()), _ -> new TreeMap<>())
                            .put(seal.number(), seal);
                }
            }
        });
        var entries = read.certainly().entriesOf(claim.schoolId());
        var more = read.atMost().entriesOf(claim.schoolId());
        claim.seals().forEach((day, seal) -> {
            if (!seal.equals(told.getOrDefault(day, new TreeMap<>()).get(seal.number()))) {
                differ("seal " + seal.number() + " of " + day + " is not the one that attendance has told");
            }
            if (seal.entries() != entries.getOrDefault(day, 0) && seal.entries() != more.getOrDefault(day, 0)) {
                differ("entries of " + day + ": sealed " + seal.entries() + ", told " + entries.getOrDefault(day, 0));
            }
        });
        var unsealed = new TreeSet<>(claim.days());
        unsealed.retainAll(entries.keySet());
        unsealed.removeAll(claim.seals().keySet());
        out.printf("  %d days sealed as attendance has told them, %d days with registers and without a seal%n",
                claim.seals().size(), unsealed.size());
    }
}
