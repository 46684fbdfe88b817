package afterbell.funding.claim;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

import org.springframework.stereotype.Service;

import afterbell.funding.claim.model.CityCount;
import afterbell.funding.claim.model.ServiceDays;
import afterbell.funding.semester.model.PublishedSemester;
import afterbell.funding.servedday.model.Semester;
import afterbell.funding.servedday.model.Tally;
import afterbell.funding.servedday.store.Tallies;
import afterbell.messaging.outbox.Versioned;

/**
 * Counts the whole city's pupils of a semester from the tallies, page by page.
 * <p>
 * Tallies are kept by the half of the calendar year that a day falls into, because a register may arrive before the fact
 * that sets its semester. So every half that a service day falls into is read, and of each only the service days count.
 */
@Service
class CountingServedPupils {
    private static final int TALLIES_IN_PAGE = 100;

    private final Tallies tallies;

    CountingServedPupils(Tallies tallies) {
        this.tallies = tallies;
    }

    CityCount count(PublishedSemester semester) {
        var serviceDays = new ServiceDays(semester.serviceDays());
        var count = new CityCount(serviceDays);
        halvesOf(semester).forEach(half -> add(half, serviceDays, count));
        return count;
    }

    private static List<Semester> halvesOf(PublishedSemester semester) {
        return semester.serviceDays().stream().map(Semester::of).flatMap(Optional::stream).distinct().toList();
    }

    private void add(Semester half, ServiceDays serviceDays, CityCount count) {
        var numbers = numbers(half, serviceDays);
        List<Versioned<Tally>> page = tallies.ofSemester(half, "", TALLIES_IN_PAGE);
        while (!page.isEmpty()) {
            page.forEach(tally -> tally.state()
                    .pupils()
                    .forEach((pupilId, days) -> count.add(tally.state().schoolId(), pupilId, days.served(), numbers)));
            page = page.size() < TALLIES_IN_PAGE
                    ? List.of()
                    : tallies.ofSemester(half, page.getLast().id(), TALLIES_IN_PAGE);
        }
    }

    /** @return from a tally's day number to the number of the service day, -1 where it is none */
    private static IntUnaryOperator numbers(Semester half, ServiceDays serviceDays) {
        int[] numbers = new int[Semester.MOST_DAYS];
        Arrays.setAll(numbers, day -> serviceDays.numberOf(half.day(day)));
        return day -> day < numbers.length ? numbers[day] : -1;
    }
}
