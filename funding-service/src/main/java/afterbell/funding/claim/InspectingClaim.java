package afterbell.funding.claim;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import org.springframework.stereotype.Service;

import afterbell.funding.claim.model.ClaimContent;
import afterbell.funding.claim.model.ClaimId;
import afterbell.funding.claim.model.FindingRules;
import afterbell.funding.claim.model.FindingRules.Inspected;
import afterbell.funding.claim.model.Review;
import afterbell.funding.claim.model.ServiceDays;
import afterbell.funding.claim.store.Claims;
import afterbell.funding.place.store.Places;
import afterbell.funding.plan.store.Plans;
import afterbell.funding.semester.model.PublishedSemester;
import afterbell.funding.semester.store.Semesters;
import afterbell.funding.servedday.model.Tally;
import afterbell.funding.servedday.store.Tallies;

/** Gathers what is known of a claim, and looks for what the bureau should see before it approves. */
@Service
class InspectingClaim {
    /** A school has at most so many; two halves of a school year are read one after the other. */
    private static final int MOST_GROUPS = 200;

    private final Semesters semesters;
    private final Tallies tallies;
    private final Places places;
    private final Plans plans;
    private final Claims claims;

    InspectingClaim(Semesters semesters, Tallies tallies, Places places, Plans plans, Claims claims) {
        this.semesters = semesters;
        this.tallies = tallies;
        this.places = places;
        this.plans = plans;
        this.claims = claims;
    }

    Review inspect(ClaimContent claim) {
        var id = claim.id();
        var days = new ServiceDays(claim.grounds().serviceDays());
        var found = new ArrayList<Tally>();
        days.halves().forEach(half -> found.addAll(tallies.ofSchool(id.schoolId(), half, "", MOST_GROUPS)));
        var served = served(found, days);
        var plan = plans.of(id.schoolId());
        return new Review(FindingRules.inspect(new Inspected(claim, served,
                (int) found.stream().map(Tally::groupId).distinct().count(), places.of(List.copyOf(served.keySet())),
                day -> plan.map(it -> it.capacity(id.semesterId(), day)).orElse(OptionalInt.empty()),
                pupilsBefore(id))), List.of());
    }

    private static SortedMap<String, SortedSet<LocalDate>> served(List<Tally> tallies, ServiceDays days) {
        var served = new TreeMap<String, SortedSet<LocalDate>>();
        tallies.forEach(tally -> tally.pupils().forEach((pupil, told) -> told.served().stream().forEach(number -> {
            var day = tally.semester().day(number);
            if (days.numberOf(day) >= 0) {
                served.computeIfAbsent(pupil, _ -> new TreeSet<>()).add(day);
            }
        })));
        return served;
    }

    private OptionalInt pupilsBefore(ClaimId id) {
        return semesters.find(id.semesterId())
                .map(PublishedSemester::first)
                .flatMap(semesters::before)
                .flatMap(before -> claims.find(new ClaimId(id.schoolId(), before.semesterId())))
                .map(claim -> OptionalInt.of(claim.state().content().counted().pupils()))
                .orElse(OptionalInt.empty());
    }
}
