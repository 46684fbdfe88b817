package afterbell.local.ledger;

import java.io.PrintStream;
import java.util.Optional;
import java.util.function.Function;

import tools.jackson.databind.JsonNode;

import afterbell.local.Machine;

/**
 * Verifies journals twice: as the topic tells them, hashed anew here, and as the service has stored them; both must end
 * in the same hash.
 */
public final class Verification {
    private final ToldJournals told;
    private final Function<String, JsonNode> stored;
    private final PrintStream out;

    Verification(ToldJournals told, Function<String, JsonNode> stored, PrintStream out) {
        this.told = told;
        this.stored = stored;
        this.out = out;
    }

    public static Verification of(Machine machine, PrintStream out) {
        var journals = new StoredJournals(machine);
        return new Verification(ToldJournals.read("127.0.0.1:" + machine.settings().port("kafka.port")),
                journals::of, out);
    }

    /** @return whether nothing differs */
    public boolean run(Optional<String> schoolId) {
        boolean whole = true;
        var journals = told.of(schoolId);
        for (var journal : journals.entrySet()) {
            var wrong = wrong(journal.getValue(), stored.apply(journal.getKey()));
            whole &= wrong.isEmpty();
            out.printf("  %-24s %6d entries  %s%n", journal.getKey(), journal.getValue().entries(),
                    wrong.orElse("whole, " + journal.getValue().head()));
        }
        out.println(whole ? "all " + journals.size() + " journals are whole" : "something differs");
        return whole;
    }

    private static Optional<String> wrong(ToldJournal told, JsonNode stored) {
        if (told.broken().isPresent()) {
            return told.broken().map(it -> "in the topic " + it);
        }
        if (!stored.path("intact").asBoolean(false)) {
            return Optional.of("in the store entry " + stored.path("brokenAt").asLong() + ": "
                    + stored.path("reason").asString(""));
        }
        if (stored.path("entries").asLong() != told.entries()) {
            return Optional.of("the store holds " + stored.path("entries").asLong()
                    + "; while somebody posts, verify again");
        }
        return stored.path("head").asString("").equals(told.head())
                ? Optional.empty()
                : Optional.of("store and topic end in different hashes");
    }
}
