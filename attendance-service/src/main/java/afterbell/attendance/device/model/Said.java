package afterbell.attendance.device.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import afterbell.attendance.device.model.DeviceFact.Key;
import afterbell.attendance.pickupcode.model.CodeUse;

/**
 * What all that devices have told of a pupil's afternoon comes to: a function of the set, not of the order in which it
 * came. Where facts contradict each other a person is to decide; until then the pupil counts as present, and as gone
 * with the first of those who are said to have come.
 *
 * @param presence  the fact that says whether the pupil is here; null when none does
 * @param release   the fact that says how the pupil left; null when none does
 * @param conflicts facts that a person must look at, those two among them
 * @param again     of each pickup code that was shown at different times, when it was shown again
 */
record Said(@Nullable Timed presence, @Nullable Timed release, Map<Key, Matter> conflicts, List<CodeUse> again) {
    /** Who is seen so soon after leaving was seen before: clocks are not better. */
    static final Duration AT_ONCE = Duration.ofMinutes(1);

    /**
     * @param facts  of one pupil that nobody has decided against
     * @param kept   which a person has decided for: nothing outweighs them
     * @param isHere whether a person has entered the pupil as present: then who leaves has come
     * @param may    whether the pupil may leave in the way that a release says
     * @param online when a code was shown where no device has told of it
     */
    static Said of(Collection<Timed> facts, Predicate<Key> kept, boolean isHere, Predicate<Timed> may,
            Function<String, Collection<Instant>> online) {
        var sorted = facts.stream().sorted().toList();
        var sightings = only(sorted, DeviceFact::isSighting);
        var absences = only(sorted, DeviceFact::isAbsence);
        var releases = only(sorted, DeviceFact::isRelease);
        var conflicts = new HashMap<Key, Matter>();
        var keptAbsence = first(absences, it -> kept.test(it.key()));
        var arrival = keptAbsence.isPresent() ? null : sightings.stream().findFirst().orElse(null);
        var allowed = releases.stream().filter(it -> may.test(it) || kept.test(it.key())).toList();
        var gone = counted(allowed, arrival, kept, isHere);
        releases(allowed, gone, kept, conflicts);
        if (gone != null && releases.stream().anyMatch(it -> isAnother(it, gone) && !allowed.contains(it))) {
            conflicts.put(gone.key(), Matter.RELEASED_TO_TWO);
        }
        if (gone != null) {
            seenAfterwards(sightings, allowed, gone, conflicts);
        }
        if (keptAbsence.isPresent()) {
            sightings.forEach(it -> conflicts.put(it.key(), Matter.PRESENT_AND_ABSENT));
        }
        if (arrival != null) {
            absentAfterwards(sightings, absences, arrival.at(), gone, conflicts);
        }
        var again = codesCountOnce(releases, online, conflicts);
        conflicts.keySet().removeIf(kept);
        var presence = keptAbsence.or(() -> first(sightings, it -> kept.test(it.key())))
                .or(() -> Optional.ofNullable(arrival))
                .or(() -> first(releases, it -> kept.test(it.key())))
                .orElseGet(() -> absences.isEmpty() ? null : absences.getLast());
        return new Said(presence, gone, conflicts, again);
    }

    private static List<Timed> only(List<Timed> facts, Predicate<DeviceFact> which) {
        return facts.stream().filter(it -> which.test(it.fact())).toList();
    }

    private static Optional<Timed> first(List<Timed> facts, Predicate<Timed> which) {
        return facts.stream().filter(which).findFirst();
    }

    /** Who was not seen coming waits; who came afterwards did not leave then. */
    private static @Nullable Timed counted(List<Timed> releases, @Nullable Timed arrival, Predicate<Key> kept,
            boolean isHere) {
        return first(releases, it -> kept.test(it.key()))
                .or(() -> first(releases, it -> isHere || arrival == null
                        || !it.at().isBefore(arrival.at())))
                .orElse(null);
    }

    private static void releases(List<Timed> releases, @Nullable Timed gone, Predicate<Key> kept,
            Map<Key, Matter> conflicts) {
        for (var release : releases) {
            if (gone == null || release.compareTo(gone) < 0 && !kept.test(gone.key())) {
                conflicts.put(release.key(), Matter.RELEASED_BEFORE_ARRIVAL);
            } else if (isAnother(release, gone)) {
                conflicts.put(release.key(), Matter.RELEASED_TO_TWO);
                conflicts.put(gone.key(), Matter.RELEASED_TO_TWO);
            }
        }
    }

    /** Each showing of a code that was shown at different times is looked at. */
    private static List<CodeUse> codesCountOnce(List<Timed> releases, Function<String, Collection<Instant>> online,
            Map<Key, Matter> conflicts) {
        var byCode = new TreeMap<String, List<Timed>>();
        releases.stream()
                .filter(it -> it.fact().codeId() != null)
                .forEach(it -> byCode.computeIfAbsent(it.fact().codeId(), _ -> new ArrayList<>()).add(it));
        var again = new ArrayList<CodeUse>();
        byCode.forEach((code, shown) -> shownAgain(code, shown, online.apply(code)).ifPresent(use -> {
            again.add(use);
            shown.forEach(it -> conflicts.merge(it.key(), Matter.CODE_USED,
                    (one, other) -> one.compareTo(other) < 0 ? one : other));
        }));
        return again;
    }

    private static Optional<CodeUse> shownAgain(String code, List<Timed> shown, Collection<Instant> online) {
        var uses = Stream.concat(shown.stream().map(it -> new CodeUse(code, it.at(), it.key().value())),
                online.stream().map(at -> new CodeUse(code, at, ""))).toList();
        var reconciled = CodeUse.reconcile(uses);
        return reconciled.further().stream().filter(it -> !it.at().equals(reconciled.first().at())).findFirst();
    }

    private static boolean isAnother(Timed release, Timed gone) {
        return !Objects.equals(release.fact().adultId(), gone.fact().adultId());
    }

    private static void seenAfterwards(List<Timed> sightings, List<Timed> releases, Timed gone,
            Map<Key, Matter> conflicts) {
        sightings.stream().filter(it -> isAfter(it, gone.at())).forEach(seen -> {
            conflicts.put(seen.key(), Matter.SEEN_AFTER_RELEASE);
            releases.stream()
                    .filter(it -> isAfter(seen, it.at()))
                    .forEach(it -> conflicts.putIfAbsent(it.key(), Matter.SEEN_AFTER_RELEASE));
        });
    }

    /** Who is marked absent and comes later is late; who has come and left is no longer there. */
    private static void absentAfterwards(List<Timed> sightings, List<Timed> absences, Instant arrived,
            @Nullable Timed gone, Map<Key, Matter> conflicts) {
        absences.stream()
                .filter(it -> !it.at().isBefore(arrived) && (gone == null || it.at().isBefore(gone.at())))
                .forEach(absence -> {
                    conflicts.put(absence.key(), Matter.PRESENT_AND_ABSENT);
                    sightings.stream()
                            .filter(it -> !it.at().isAfter(absence.at()))
                            .forEach(it -> conflicts.putIfAbsent(it.key(), Matter.PRESENT_AND_ABSENT));
                });
    }

    private static boolean isAfter(Timed fact, Instant moment) {
        return fact.at().isAfter(moment.plus(AT_ONCE));
    }
}
