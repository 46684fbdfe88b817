package afterbell.funding.tariff.model;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every tariff that was ever set; none is changed or taken away. Before the first one nothing is charged (R13). */
public record Tariffs(List<Tariff> all) {
    public static final Tariffs NONE = new Tariffs(List.of());
    public static final int MOST = 200;

    public Tariffs {
        all = List.copyOf(all);
    }

    /** @return what holds for a period that begins on that day; empty: nothing is charged */
    public Optional<Tariff> inForce(LocalDate begins) {
        return all.stream()
                .filter(it -> !it.from().isAfter(begins))
                .max(Comparator.comparing(Tariff::from).thenComparingInt(Tariff::number))
                .filter(it -> it.amountFen() > 0);
    }

    /** @return the tariff if the last one set from its day says the same */
    public Optional<Tariff> known(Tariff asked) {
        return all.stream()
                .filter(it -> it.from().equals(asked.from()))
                .reduce((_, later) -> later)
                .filter(asked::saysTheSame);
    }

    public Tariffs with(Tariff asked) {
        return new Tariffs(Stream.concat(all.stream(), Stream.of(asked.numbered(all.size() + 1))).toList());
    }
}
