package afterbell.staffing.shortfall.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import afterbell.staffing.rota.model.Coverage;
import afterbell.staffing.rota.model.Shift;

/**
 * Where a school will be short of staff in its next service days (R20).
 *
 * @param shortfalls by time, as they were told last
 */
public record Forecast(String schoolId, List<Coverage> shortfalls) {
    /** Service days that are looked ahead, the present one among them. */
    public static final int DAYS_AHEAD = 14;

    public Forecast {
        shortfalls = List.copyOf(shortfalls);
    }

    public static Forecast none(String schoolId) {
        return new Forecast(schoolId, List.of());
    }

    public sealed interface Event {
        /** New, or by another number than was told. */
        record Predicted(String schoolId, List<Coverage> shortfalls) implements Event {}

        record Over(String schoolId, List<Shift> shifts) implements Event {}
    }

    /** @return how many are missing */
    public static int missing(Coverage coverage) {
        return coverage.needed() - coverage.assigned();
    }

    /** @return the forecast by what the rota covers now; itself where nothing is missing otherwise than before */
    public Forecast seeing(Collection<Coverage> coverages) {
        var now = coverages.stream().filter(Coverage::isShort).map(it -> known(it).orElse(it)).toList();
        return now.equals(shortfalls) ? this : new Forecast(schoolId, now);
    }

    /** What was told stays while as many are missing, though pupils or staff have come or gone. */
    private Optional<Coverage> known(Coverage now) {
        return at(shortfalls, shift(now)).filter(it -> missing(it) == missing(now));
    }

    /** @return what is to be told; that a day has passed is not */
    public List<Event> since(Forecast before, LocalDate today) {
        var events = new ArrayList<Event>();
        var predicted = shortfalls.stream().filter(it -> !before.shortfalls().contains(it)).toList();
        if (!predicted.isEmpty()) {
            events.add(new Event.Predicted(schoolId, predicted));
        }
        var over = before.shortfalls()
                .stream()
                .map(Forecast::shift)
                .filter(it -> !it.date().isBefore(today) && at(shortfalls, it).isEmpty())
                .toList();
        if (!over.isEmpty()) {
            events.add(new Event.Over(schoolId, over));
        }
        return events;
    }

    private static Optional<Coverage> at(List<Coverage> coverages, Shift shift) {
        return coverages.stream().filter(it -> shift(it).equals(shift)).findFirst();
    }

    private static Shift shift(Coverage coverage) {
        return new Shift(coverage.date(), coverage.slot());
    }
}
