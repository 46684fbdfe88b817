package afterbell.enrollment.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

import afterbell.enrollment.SideBySide;
import afterbell.enrollment.application.model.Application;
import afterbell.enrollment.application.model.Application.Held;
import afterbell.enrollment.application.model.Step;
import afterbell.enrollment.place.HoldingPlaces;
import afterbell.enrollment.place.model.EndReason;
import afterbell.enrollment.place.model.Filling;
import afterbell.enrollment.place.model.Filling.Taken;
import afterbell.enrollment.place.model.Filling.Wish;
import afterbell.enrollment.place.model.Place;
import afterbell.enrollment.place.model.Seats;
import afterbell.enrollment.place.model.Weekdays;
import afterbell.enrollment.place.store.GroupSeats;
import afterbell.enrollment.roster.store.Pupils;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.problem.ProblemException;

/**
 * Leads applications to places: seats first, then the place, then the application. A pupil with a seat keeps it, so
 * that doing it again completes what a crash left.
 */
@Service
class FillingSeats {
    private static final int ATTEMPTS = 20;

    private final GroupSeats groupSeats;
    private final HoldingPlaces holdingPlaces;
    private final Pupils pupils;
    private final Moving moving;

    FillingSeats(GroupSeats groupSeats, HoldingPlaces holdingPlaces, Pupils pupils, Moving moving) {
        this.groupSeats = groupSeats;
        this.holdingPlaces = holdingPlaces;
        this.pupils = pupils;
        this.moving = moving;
    }

    /** A group's seats as they are stored, and as the school wants them opened. */
    record Opened(Versioned<Seats> stored, Seats wanted) {}

    /**
     * @param waiting in the order in which they come
     * @param groups  loads the groups, in the order in which they are filled
     * @param from    first day of the new places
     * @return who was admitted
     */
    List<Versioned<Application>> fill(List<Versioned<Application>> waiting, Supplier<List<Opened>> groups,
            LocalDate from, Step step) {
        var candidates = onRoll(waiting);
        var taken = takeSeats(candidates.stream().map(it -> Wish.any(it.state().form().pupilId())).toList(), groups,
                from);
        var seated = candidates.stream().filter(it -> taken.containsKey(it.state().form().pupilId())).toList();
        var admitted = SideBySide.<Versioned<Application>, Optional<Versioned<Application>>>map(seated,
                it -> admit(it, Objects.requireNonNull(taken.get(it.state().form().pupilId())), step))
                .stream()
                .flatMap(Optional::stream)
                .toList();
        return withoutThoseWhoLeft(admitted, step);
    }

    /** R6: only a pupil on the school's roll can hold a place there. */
    private List<Versioned<Application>> onRoll(List<Versioned<Application>> applications) {
        var known = pupils.load(applications.stream().map(it -> it.state().form().pupilId()).distinct().toList());
        return applications.stream().filter(it -> {
            var form = it.state().form();
            return Objects.requireNonNull(known.get(form.pupilId())).state().isOnRollOf(form.intake().schoolId());
        }).toList();
    }

    private Map<String, Taken> takeSeats(List<Wish> wishes, Supplier<List<Opened>> groups, LocalDate from) {
        for (int attempt = 1;; attempt++) {
            var opened = groups.get();
            var filled = Filling.fill(opened.stream().map(Opened::wanted).toList(), wishes, from);
            try {
                for (int i = 0; i < opened.size(); i++) {
                    groupSeats.save(opened.get(i).stored(), filled.seats().get(i));
                }
                return filled.taken();
            } catch (OptimisticLockingFailureException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private Optional<Versioned<Application>> admit(Versioned<Application> application, Taken seat, Step step) {
        var form = application.state().form();
        if (!holdingPlaces.grant(form.pupilId(),
                Place.held(form.intake(), seat.groupId(), seat.from(), Weekdays.ALL))) {
            holdingPlaces.giveUpSeat(form.pupilId(), form.intake(), seat.groupId(), seat.from());
            return Optional.empty();
        }
        try {
            return Optional.of(moving.move(application,
                    it -> it.admit(new Held(seat.groupId(), seat.from()), step)));
        } catch (ProblemException withdrawnMeanwhile) {
            holdingPlaces.end(form.pupilId(), form.intake(), seat.groupId(), seat.from(), EndReason.WITHDRAWN);
            return Optional.empty();
        }
    }

    /** Who has left the roll while the place was granted may have been overlooked by the leaving: it ends here. */
    private List<Versioned<Application>> withoutThoseWhoLeft(List<Versioned<Application>> admitted, Step step) {
        var staying = onRoll(admitted).stream().map(Versioned::id).toList();
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
