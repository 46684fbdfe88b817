package afterbell.funding.claim;

import java.util.List;

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
        serviceDays.halves().forEach(half -> add(half, count));
        return count;
    }

    private void add(Semester half, CityCount count) {
        List<Versioned<Tally>> page = tallies.ofSemester(half, "", TALLIES_IN_PAGE);
        while (!page.isEmpty()) {
            page.forEach(tally -> count.add(tally.state()));
            page = page.size() < TALLIES_IN_PAGE
                    ? List.of()
                    : tallies.ofSemester(half, page.getLast().id(), TALLIES_IN_PAGE);
        }
    }
}
