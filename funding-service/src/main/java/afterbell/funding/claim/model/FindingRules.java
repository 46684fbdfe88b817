package afterbell.funding.claim.model;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

import afterbell.funding.claim.model.Finding.Evidence;
import afterbell.funding.claim.model.Finding.Kind;
import afterbell.funding.claim.model.Finding.Severity;
import afterbell.funding.claim.model.Grounds.Elsewhere;
import afterbell.funding.place.model.PupilPlaces;

/** Looks for what a person should see before a claim is approved. Each rule is a function; none decides. */
public final class FindingRules {
    /** A school that served on fewer days says nothing by a pupil's being there on all of them. */
    static final int LEAST_DAYS = 20;
    /** Of a hundred pupils so many may be there every day before it is more than a notice. */
    static final int EVERY_DAY_PERCENT = 20;
    /** A week is compared with the others where there are at least so many. */
    static final int LEAST_WEEKS = 4;
    /** From this share of what is expected on, in percent, and this many pupils more, it is a jump. */
    static final int JUMP_PERCENT = 150;
    static final int JUMP_PUPILS = 10;
    /** A register holds so many pupils (R20). */
    static final int PUPILS_OF_A_GROUP = 50;

    private static final List<Function<Inspected, Stream<Finding>>> RULES = List.of(
            FindingRules::onlyPupilsWithAPlaceAreServed, FindingRules::aPupilIsAtOneSchoolADay,
            FindingRules::aPupilOfTwoSchoolsIsTold, FindingRules::childrenAreAwayNowAndThen,
            FindingRules::thereIsRoomForWhoIsServed, FindingRules::weeksResembleEachOther,
            FindingRules::everyDayIsSealed, FindingRules::theRegistersStillSaySo, FindingRules::whatCouldNotBeChecked);

    private FindingRules() {}

    /**
     * What is known of a claim when it is confirmed.
     *
     * @param served       the days of each pupil at the school, by pupil, as metered now
     * @param groups       groups of the school with a register in the semester
     * @param places       of the pupils, as far as known
     * @param capacity     room of the published plan on a day; empty where it does not say
     * @param pupilsBefore pupils counted in the claim of the semester before; empty where there is none
     */
    public record Inspected(ClaimContent claim, SortedMap<String, SortedSet<LocalDate>> served, int groups,
            Map<String, PupilPlaces> places, Function<LocalDate, OptionalInt> capacity, OptionalInt pupilsBefore) {

        String schoolId() {
            return claim.id().schoolId();
        }

        boolean isAnyPlaceKnown() {
            return places.values().stream().anyMatch(it -> it.isKnownAt(schoolId()));
        }

        /** @return pupils present, by day */
        SortedMap<LocalDate, Integer> presentByDay() {
            var present = new TreeMap<LocalDate, Integer>();
            served.values().forEach(days -> days.forEach(day -> present.merge(day, 1, Integer::sum)));
            return present;
        }
    }

    /** @return in the order of their kinds */
    public static List<Finding> inspect(Inspected inspected) {
        return RULES.stream()
                .flatMap(rule -> rule.apply(inspected))
                .sorted(Comparator.comparing(Finding::kind))
                .toList();
    }

    private static Stream<Finding> found(Kind kind, Severity severity, List<Evidence> evidence) {
        return evidence.isEmpty()
                ? Stream.empty()
                : Stream.of(new Finding(kind, severity, evidence.size(), evidence));
    }

    /** R6. Evidence: the pupil, the first such day, their number, of how many. */
    static Stream<Finding> onlyPupilsWithAPlaceAreServed(Inspected it) {
        if (!it.isAnyPlaceKnown()) {
            return Stream.empty();
        }
        var without = new ArrayList<Evidence>();
        it.served().forEach((pupil, days) -> {
            var places = it.places().getOrDefault(pupil, PupilPlaces.none(pupil));
            var none = days.stream().filter(day -> !places.isHeld(it.schoolId(), day)).toList();
            if (!none.isEmpty()) {
                without.add(Evidence.ofPupil(pupil, none.getFirst(), none.size(), days.size()));
            }
        });
        return found(Kind.SERVED_WITHOUT_PLACE, Severity.SERIOUS, without);
    }

    /** R16. Evidence: the pupil, the other school, days at both, days at the other. */
    static Stream<Finding> aPupilIsAtOneSchoolADay(Inspected it) {
        return found(Kind.TWO_SCHOOLS_ON_ONE_DAY, Severity.SERIOUS, elsewhere(it)
                .filter(other -> other.sameDays() > 0)
                .map(other -> new Evidence(other.pupilId(), null, other.schoolId(), other.sameDays(), other.days(),
                        null))
                .toList());
    }

    /** R16. Evidence: the pupil, the other school, days there. */
    static Stream<Finding> aPupilOfTwoSchoolsIsTold(Inspected it) {
        return found(Kind.TWO_SCHOOLS, Severity.NOTICE, elsewhere(it)
                .filter(other -> other.sameDays() == 0)
                .map(other -> new Evidence(other.pupilId(), null, other.schoolId(), other.days(), 0, null))
                .toList());
    }

    private static Stream<Elsewhere> elsewhere(Inspected it) {
        return it.claim().grounds().elsewhere().stream();
    }

    /** Evidence: the pupil, days, days of the school. */
    static Stream<Finding> childrenAreAwayNowAndThen(Inspected it) {
        int days = it.presentByDay().size();
        if (days < LEAST_DAYS) {
            return Stream.empty();
        }
        var always = it.served()
                .entrySet()
                .stream()
                .filter(pupil -> pupil.getValue().size() == days)
                .map(pupil -> Evidence.ofPupil(pupil.getKey(), null, days, days))
                .toList();
        boolean many = 100 * always.size() > EVERY_DAY_PERCENT * it.served().size();
        return found(Kind.PRESENT_EVERY_DAY, many ? Severity.WARNING : Severity.NOTICE, always);
    }

    /** Room is what the published plan's afternoon offerings of that day hold together, else 50 for each group. */
    static Stream<Finding> thereIsRoomForWhoIsServed(Inspected it) {
        var crowded = new ArrayList<Evidence>();
        it.presentByDay().forEach((day, present) -> {
            int room = it.capacity().apply(day).orElse(PUPILS_OF_A_GROUP * it.groups());
            if (present > room) {
                crowded.add(Evidence.ofDay(day, present, room));
            }
        });
        return found(Kind.MORE_THAN_CAPACITY, Severity.WARNING, crowded);
    }

    /**
     * A week's pupils on an average day are compared with the median of the school's other weeks; the claim's pupils with
     * those of the semester before. Evidence: the week's Monday, or no day.
     */
    static Stream<Finding> weeksResembleEachOther(Inspected it) {
        var jumps = new ArrayList<Evidence>();
        var weeks = averageOfWeeks(it.presentByDay());
        if (weeks.size() >= LEAST_WEEKS) {
            weeks.forEach((monday, pupils) -> {
                int others = median(weeks.entrySet()
                        .stream()
                        .filter(week -> !week.getKey().equals(monday))
                        .map(Map.Entry::getValue)
                        .sorted()
                        .toList());
                if (isJump(pupils, others)) {
                    jumps.add(Evidence.ofDay(monday, pupils, others));
                }
            });
        }
        int now = it.claim().counted().pupils();
        it.pupilsBefore().ifPresent(before -> {
            if (isJump(now, before)) {
                jumps.add(new Evidence(null, null, null, now, before, "SEMESTER_BEFORE"));
            }
        });
        return found(Kind.SUDDEN_JUMP, Severity.WARNING, jumps);
    }

    private static boolean isJump(int found, int expected) {
        return 100 * found > JUMP_PERCENT * expected && found >= expected + JUMP_PUPILS;
    }

    private static SortedMap<LocalDate, Integer> averageOfWeeks(SortedMap<LocalDate, Integer> presentByDay) {
        var days = new TreeMap<LocalDate, List<Integer>>();
        presentByDay.forEach((day, present) -> days
                .computeIfAbsent(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), _ -> new ArrayList<>())
                .add(present));
        var averages = new TreeMap<LocalDate, Integer>();
        days.forEach((monday, present) -> averages.put(monday,
                present.stream().mapToInt(Integer::intValue).sum() / present.size()));
        return averages;
    }

    private static int median(List<Integer> sorted) {
        return sorted.get(sorted.size() / 2);
    }

    /** R31. Evidence: the day, pupils present. */
    static Stream<Finding> everyDayIsSealed(Inspected it) {
        var seals = it.claim().grounds().seals();
        if (seals.isEmpty()) {
            return Stream.empty();
        }
        var sealed = new HashSet<LocalDate>();
        seals.forEach(seal -> sealed.add(seal.day()));
        return found(Kind.DAY_NOT_SEALED, Severity.WARNING, it.presentByDay()
                .entrySet()
                .stream()
                .filter(day -> !sealed.contains(day.getKey()))
                .map(day -> Evidence.ofDay(day.getKey(), day.getValue(), 0))
                .toList());
    }

    /** Evidence: the pupil, days now, days in the claim. */
    static Stream<Finding> theRegistersStillSaySo(Inspected it) {
        var changed = new ArrayList<Evidence>();
        var claimed = new TreeMap<String, Integer>();
        it.claim().pupils().forEach(line -> claimed.put(line.pupilId(), line.days()));
        it.served().forEach((pupil, days) -> {
            int before = Optional.ofNullable(claimed.remove(pupil)).orElse(0);
            if (before != days.size()) {
                changed.add(Evidence.ofPupil(pupil, null, days.size(), before));
            }
        });
        claimed.forEach((pupil, days) -> changed.add(Evidence.ofPupil(pupil, null, 0, days)));
        return found(Kind.CORRECTED_SINCE, Severity.NOTICE, changed);
    }

    /** A check that lacks its facts is told, so that silence is never taken for a result. */
    static Stream<Finding> whatCouldNotBeChecked(Inspected it) {
        var left = new ArrayList<Evidence>();
        if (it.served().isEmpty()) {
            return Stream.empty();
        }
        if (!it.isAnyPlaceKnown()) {
            left.add(Evidence.ofCheck(Kind.SERVED_WITHOUT_PLACE));
        }
        if (it.claim().grounds().seals().isEmpty()) {
            left.add(Evidence.ofCheck(Kind.DAY_NOT_SEALED));
        }
        return found(Kind.NOT_CHECKED, Severity.NOTICE, left);
    }
}
