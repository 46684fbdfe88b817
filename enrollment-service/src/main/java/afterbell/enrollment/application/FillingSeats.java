package afterbell.enrollment.application;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

import afterbell.enrollment.SideBySide;
import afterbell.enrollment.application.model.Application;
import afterbell.enrollment.application.model.Application.Held;
import afterbell.enrollment.application.model.Step;
import afterbell.enrollment.application.model.Wishes;
import afterbell.enrollment.place.HoldingPlaces;
import afterbell.enrollment.place.model.EndReason;
import afterbell.enrollment.place.model.Filling;
import afterbell.enrollment.place.model.Filling.Taken;
import afterbell.enrollment.place.model.Filling.Wish;
import afterbell.enrollment.place.model.Intake;
import afterbell.enrollment.place.model.Place;
import afterbell.enrollment.place.model.Seats;
import afterbell.enrollment.place.store.GroupSeats;
import afterbell.enrollment.plan.FindPublicPlans;
import afterbell.enrollment.roster.store.Pupils;
import afterbell.messaging.outbox.Versioned;

/**
 * Leads applications to places: seats first, then the place, then the application. A pupil with a seat keeps it, so
 * that doing it again completes what a crash left.
 */
@Service
class FillingSeats {
    private static final int ATTEMPTS = 20;
    private static final String CLASH = "place-elsewhere";

    private final GroupSeats groupSeats;
    private final HoldingPlaces holdingPlaces;
    private final Pupils pupils;
    private final FindPublicPlans findPublicPlans;
    private final Moving moving;

    FillingSeats(GroupSeats groupSeats, HoldingPlaces holdingPlaces, Pupils pupils, FindPublicPlans findPublicPlans,
            Moving moving) {
        this.findPublicPlans = findPublicPlans;
        this.groupSeats = groupSeats;
        this.holdingPlaces = holdingPlaces;
        this.pupils = pupils;
        this.moving = moving;
    }

    /** A group's seats as they are stored, and as the school wants them opened. */
    record Opened(Versioned<Seats> stored, Seats wanted) {}

    /**
     * What became of those who waited.
     *
     * @param admitted who has a place now
     * @param clashing ids of the applications whose seat is free again, because of another place in that slot
     * @param dropped  those of them who hold the other place still, and wait no longer
     */
    record Outcome(List<Versioned<Application>> admitted, Set<String> clashing,
            List<Versioned<Application>> dropped) {}

    /**
     * @param waiting in the order in which they come
     * @param groups  loads the groups, in the order in which they are filled by those who wish for none
     * @param from    first day of the new places
     */
    Outcome fill(Intake intake, List<Versioned<Application>> waiting, Supplier<List<Opened>> groups, LocalDate from,
            Step step) {
        var candidates = onRoll(waiting);
        var taken = takeSeats(intake, candidates, groups, from);
        var seated = candidates.stream().filter(it -> taken.containsKey(pupilOf(it))).toList();
        var held = holdingPlaces.grantAll(seated.stream()
                .collect(Collectors.toMap(FillingSeats::pupilOf, it -> placeOf(it, taken))));
        var without = seated.stream().filter(it -> !held.contains(pupilOf(it))).toList();
        var admitted = admit(seated.stream().filter(it -> held.contains(pupilOf(it))).toList(), taken, step);
        return new Outcome(withoutThoseWhoLeft(admitted, step),
                without.stream().map(Versioned::id).collect(Collectors.toSet()), giveWay(without, taken, step));
    }

    private static String pupilOf(Versioned<Application> application) {
        return application.state().form().pupilId();
    }

    private static Place.Held placeOf(Versioned<Application> application, Map<String, Taken> taken) {
        var form = application.state().form();
        var seat = Objects.requireNonNull(taken.get(form.pupilId()));
        return Place.held(form.intake(), seat.groupId(), seat.from(), form.wishes().weekdays());
    }

    /** R6: only a pupil on the school's roll can hold a place there. */
    List<Versioned<Application>> onRoll(List<Versioned<Application>> applications) {
        var known = pupils.load(applications.stream().map(FillingSeats::pupilOf).distinct().toList());
        return applications.stream()
                .filter(it -> Objects.requireNonNull(known.get(pupilOf(it)))
                        .state()
                        .isOnRollOf(it.state().form().intake().schoolId()))
                .toList();
    }

    /** In the order in which they come, each with the groups of its choices. */
    List<Wish> wishes(Intake intake, List<Versioned<Application>> waiting, List<Opened> groups) {
        var plan = findPublicPlans.inForce(intake.schoolId(), intake.semesterId());
        var all = groups.stream().map(it -> it.wanted().groupId()).toList();
        return waiting.stream()
                .map(it -> new Wish(pupilOf(it), PlannedChoices.groupsFor(plan, it.state().form().wishes(), all)))
                .toList();
    }

    /** The groups of each pupil's first choice; none for a pupil whom any group will do. */
    Map<String, List<String>> bestGroups(Intake intake, List<Versioned<Application>> waiting, List<String> all) {
        var plan = findPublicPlans.inForce(intake.schoolId(), intake.semesterId());
        var best = new HashMap<String, List<String>>();
        waiting.forEach(it -> {
            var wishes = it.state().form().wishes();
            var first = new Wishes(wishes.choices().stream().limit(1).toList(), wishes.weekdays());
            best.put(pupilOf(it), PlannedChoices.groupsFor(plan, first, all));
        });
        return best;
    }

    private Map<String, Taken> takeSeats(Intake intake, List<Versioned<Application>> waiting,
            Supplier<List<Opened>> groups, LocalDate from) {
        for (int attempt = 1;; attempt++) {
            var opened = groups.get();
            var filled = Filling.fill(opened.stream().map(Opened::wanted).toList(), wishes(intake, waiting, opened),
                    from);
            try {
                SideBySide.map(IntStream.range(0, opened.size()).boxed().toList(), i -> {
                    groupSeats.save(opened.get(i).stored(), filled.seats().get(i));
                    return i;
                });
                return filled.taken();
            } catch (OptimisticLockingFailureException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Who has withdrawn meanwhile does not keep the place. */
    private List<Versioned<Application>> admit(List<Versioned<Application>> holding, Map<String, Taken> taken,
            Step step) {
        var admitted = moving.moveAll(holding, it -> {
            var seat = Objects.requireNonNull(taken.get(it.form().pupilId()));
            return it.admit(new Held(seat.groupId(), seat.from()), step);
        });
        var ids = admitted.stream().map(Versioned::id).collect(Collectors.toSet());
        holding.stream().filter(it -> !ids.contains(it.id())).forEach(it -> {
            var seat = Objects.requireNonNull(taken.get(pupilOf(it)));
            holdingPlaces.end(pupilOf(it), it.state().form().intake(), seat.groupId(), seat.from(),
                    EndReason.WITHDRAWN);
        });
        return admitted;
    }

    /** The seat goes to the next; who holds a place elsewhere in that slot waits no longer. */
    private List<Versioned<Application>> giveWay(List<Versioned<Application>> without, Map<String, Taken> taken,
            Step step) {
        var clash = new Step(step.actor(), step.at(), CLASH);
        return SideBySide.<Versioned<Application>, Optional<Versioned<Application>>>map(without, it -> {
            var form = it.state().form();
            var seat = Objects.requireNonNull(taken.get(form.pupilId()));
            holdingPlaces.giveUpSeat(form.pupilId(), form.intake(), seat.groupId(), seat.from());
            return holdingPlaces.holdsElsewhere(form.pupilId(), form.intake())
                    ? Optional.of(moving.move(it, now -> now.refuse(clash)))
                    : Optional.empty();
        }).stream().flatMap(Optional::stream).toList();
    }

    /** Who has left the roll while the place was granted may have been overlooked by the leaving: it ends here. */
    private List<Versioned<Application>> withoutThoseWhoLeft(List<Versioned<Application>> admitted, Step step) {
        var staying = onRoll(admitted).stream().map(Versioned::id).collect(Collectors.toSet());
        admitted.stream().filter(it -> !staying.contains(it.id())).forEach(it -> {
            var form = it.state().form();
            if (it.state() instanceof Application.Admitted there) {
                var place = there.place();
                holdingPlaces.end(form.pupilId(), form.intake(), place.groupId(), place.from(), EndReason.LEFT_SCHOOL);
                Function<Application, Application.Move> end = now -> now.end(place.from(), EndReason.LEFT_SCHOOL, step);
                moving.move(it, end);
            }
        });
        return admitted.stream().filter(it -> staying.contains(it.id())).toList();
    }
}
