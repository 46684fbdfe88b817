package afterbell.funding.budget.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import afterbell.funding.ledger.model.Source;

/**
 * What is set aside for a fiscal year, for the city or for one school (R13).
 *
 * @param appropriations in the order set
 */
public record Budget(Key key, List<Appropriation> appropriations) {
    public static final int MOST = 200;

    public Budget {
        appropriations = List.copyOf(appropriations);
    }

    /** @param schoolId empty for the city's own */
    public record Key(int fiscalYear, Optional<String> schoolId) {
        public static Key ofCity(int fiscalYear) {
            return new Key(fiscalYear, Optional.empty());
        }

        public static Key ofSchool(int fiscalYear, String schoolId) {
            return new Key(fiscalYear, Optional.of(schoolId));
        }

        public String value() {
            return fiscalYear + schoolId.map(it -> ":" + it).orElse("");
        }
    }

    /** What becomes of an appropriation. */
    public sealed interface Outcome {
        record Added(Budget budget) implements Outcome {}

        /** It was set before. */
        record Stands(Appropriation known) implements Outcome {}

        /** Another has this id. */
        record OtherContent() implements Outcome {}

        record Full() implements Outcome {}
    }

    public static Budget empty(Key key) {
        return new Budget(key, List.of());
    }

    public Outcome add(Appropriation added) {
        var known = appropriations.stream()
                .filter(it -> it.appropriationId().equals(added.appropriationId()))
                .findFirst();
        if (known.isPresent()) {
            return known.get().saysTheSameAs(added)
                    ? new Outcome.Stands(known.get())
                    : new Outcome.OtherContent();
        }
        if (appropriations.size() == MOST) {
            return new Outcome.Full();
        }
        var all = new ArrayList<>(appropriations);
        all.add(added);
        return new Outcome.Added(new Budget(key, all));
    }

    public long amountFen(Source source) {
        return appropriations.stream()
                .filter(it -> it.source() == source)
                .mapToLong(Appropriation::amountFen)
                .reduce(0, Math::addExact);
    }
}
