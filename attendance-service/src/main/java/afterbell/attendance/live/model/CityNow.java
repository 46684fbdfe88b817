package afterbell.attendance.live.model;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import afterbell.attendance.group.model.Slot;
import afterbell.attendance.live.model.RegisterCount.Pupils;
import afterbell.attendance.live.model.SlotNow.State;

/**
 * How the city's schools stand together in one slot of a day.
 *
 * @param schools    of which something is known
 * @param open       whose service has begun and is not over
 * @param tooFew     where there are too few workers (R20)
 * @param notCollected pupils still on site after the end of the service (R31)
 */
public record CityNow(Slot slot, int schools, int open, int closed, int tooFew, int expected, int awaited,
        Pupils pupils, int notCollected, int forbidden, int signedOn, int needed) {

    public static List<CityNow> of(Collection<SlotNow> schools) {
        return Stream.of(Slot.values())
                .map(slot -> of(slot, schools.stream().filter(it -> it.slot() == slot).toList()))
                .filter(city -> city.schools() > 0)
                .toList();
    }

    private static CityNow of(Slot slot, List<SlotNow> schools) {
        return new CityNow(slot, schools.size(), count(schools, State.OPEN), count(schools, State.CLOSED),
                Math.toIntExact(schools.stream().filter(SlotNow::isShort).count()),
                schools.stream().mapToInt(SlotNow::expected).sum(), schools.stream().mapToInt(SlotNow::awaited).sum(),
                schools.stream().map(SlotNow::pupils).reduce(Pupils.NONE, Pupils::plus),
                schools.stream().mapToInt(SlotNow::notCollected).sum(),
                schools.stream().mapToInt(SlotNow::forbidden).sum(),
                schools.stream().mapToInt(SlotNow::signedOn).sum(), schools.stream().mapToInt(SlotNow::needed).sum());
    }

    private static int count(List<SlotNow> schools, State state) {
        return Math.toIntExact(schools.stream().filter(it -> it.state() == state).count());
    }
}
