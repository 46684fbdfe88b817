package afterbell.funding.claim.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import afterbell.funding.claim.model.ClaimContent.Applied;
import afterbell.funding.claim.model.ClaimContent.Line;
import afterbell.funding.claim.model.Finding.Evidence;
import afterbell.funding.claim.model.Finding.Kind;
import afterbell.funding.claim.model.Finding.Severity;
import afterbell.funding.claim.model.FindingRules.Inspected;
import afterbell.funding.claim.model.Grounds.Elsewhere;
import afterbell.funding.place.model.PupilPlaces;
import afterbell.funding.place.model.PupilPlaces.Change;
import afterbell.funding.seal.model.SchoolSeals.DaySeal;
import afterbell.funding.semester.model.ServedRule;

/** What a person should see before public money is paid, each by an example, and the ordinary school without any. */
class LookingAtAClaimTest {
    private static final String SCHOOL = "school-1";
    private static final LocalDate FIRST = LocalDate.of(2021, 9, 6);
    private static final List<LocalDate> DAYS = FIRST.datesUntil(FIRST.plusDays(56))
            .filter(day -> day.getDayOfWeek().getValue() < 6)
            .toList();

    private final SortedMap<String, SortedSet<LocalDate>> served = new TreeMap<>();
    private final Map<String, PupilPlaces> places = new HashMap<>();
    private List<Elsewhere> elsewhere = List.of();
    private List<LocalDate> sealed = DAYS;
    private int groups = 1;
    private OptionalInt room = OptionalInt.empty();
    private OptionalInt before = OptionalInt.empty();
    private @Nullable ClaimContent claimed;

    /** Twelve pupils with a place, each away on another day. */
    LookingAtAClaimTest() {
        IntStream.range(0, 12).forEach(pupil -> {
            serves("pupil-" + pupil, DAYS);
            served.getOrDefault("pupil-" + pupil, new TreeSet<>()).remove(DAYS.get(pupil));
        });
    }

    @Test
    void anOrdinarySchoolGivesNothingToSay() {
        assertThat(inspect()).isEmpty();
    }

    @Test
    void whoHadNoPlaceOnTheDayIsSerious() {
        places.put("pupil-3", place("pupil-3", new Change(1, SCHOOL, "g", true, DAYS.get(10))));
        places.remove("pupil-4");
        places.put("pupil-5", place("pupil-5", new Change(2, SCHOOL, "g", false, DAYS.get(38)),
                new Change(1, SCHOOL, "g", true, FIRST)));

        var finding = only(Kind.SERVED_WITHOUT_PLACE);
        assertThat(finding.severity()).isEqualTo(Severity.SERIOUS);
        assertThat(finding.evidence()).containsExactly(Evidence.ofPupil("pupil-3", FIRST, 9, 39),
                Evidence.ofPupil("pupil-4", FIRST, 39, 39), Evidence.ofPupil("pupil-5", DAYS.get(38), 2, 39));
    }

    @Test
    void aPupilAtTwoSchoolsOnOneDayIsSeriousAndOnDifferentDaysANotice() {
        elsewhere = List.of(new Elsewhere("pupil-1", "school-2", 5, 2), new Elsewhere("pupil-2", "school-2", 7, 0));

        assertThat(inspect()).extracting(Finding::kind, Finding::severity)
                .containsExactly(tuple(Kind.TWO_SCHOOLS_ON_ONE_DAY, Severity.SERIOUS),
                        tuple(Kind.TWO_SCHOOLS, Severity.NOTICE));
    }

    @Test
    void onePupilWhoNeverMissesADayIsANoticeAndManyAreAWarning() {
        serves("always", DAYS);
        assertThat(only(Kind.PRESENT_EVERY_DAY).severity()).isEqualTo(Severity.NOTICE);

        serves("too", DAYS);
        serves("and too", DAYS);
        serves("and again", DAYS);
        assertThat(only(Kind.PRESENT_EVERY_DAY)).satisfies(it -> {
            assertThat(it.severity()).isEqualTo(Severity.WARNING);
            assertThat(it.count()).isEqualTo(4);
        });
    }

    @Test
    void moreThanThePlanHasRoomForIsAWarningOfTheDay() {
        room = OptionalInt.of(11);

        assertThat(only(Kind.MORE_THAN_CAPACITY)).satisfies(it -> {
            assertThat(it.severity()).isEqualTo(Severity.WARNING);
            assertThat(it.count()).isEqualTo(28);
            assertThat(it.evidence().getFirst()).isEqualTo(Evidence.ofDay(DAYS.get(12), 12, 11));
        });
    }

    @Test
    void withoutAPlanFiftyForEachGroupHaveRoom() {
        IntStream.range(12, 51).forEach(pupil -> serves("pupil-" + pupil, DAYS.subList(0, 39)));
        assertThat(only(Kind.MORE_THAN_CAPACITY).evidence().getFirst()).isEqualTo(Evidence.ofDay(DAYS.get(12), 51, 50));
        groups = 2;
        assertThat(inspect()).isEmpty();
    }

    @Test
    void aWeekFarAboveTheOthersIsAJump() {
        IntStream.range(12, 30).forEach(pupil -> serves("pupil-" + pupil, DAYS.subList(20, 25)));

        assertThat(only(Kind.SUDDEN_JUMP).evidence())
                .containsExactly(Evidence.ofDay(LocalDate.of(2021, 10, 4), 30, 12));
    }

    @Test
    void farMorePupilsThanInTheSemesterBeforeAreAJump() {
        before = OptionalInt.of(2);
        assertThat(only(Kind.SUDDEN_JUMP).evidence())
                .containsExactly(new Evidence(null, null, null, 12, 2, "SEMESTER_BEFORE"));
        before = OptionalInt.of(8);
        assertThat(inspect()).isEmpty();
    }

    @Test
    void aDayWithoutASealIsAWarning() {
        sealed = DAYS.subList(1, DAYS.size());
        assertThat(only(Kind.DAY_NOT_SEALED).evidence()).containsExactly(Evidence.ofDay(FIRST, 11, 0));
    }

    @Test
    void whatWasCorrectedSinceIsANotice() {
        claimed = claim();
        served.getOrDefault("pupil-1", new TreeSet<>()).remove(DAYS.get(30));
        served.remove("pupil-2");

        assertThat(only(Kind.CORRECTED_SINCE).evidence()).containsExactly(Evidence.ofPupil("pupil-1", null, 38, 39),
                Evidence.ofPupil("pupil-2", null, 0, 39));
    }

    @Test
    void aCheckThatLacksItsFactsIsTold() {
        places.clear();
        sealed = List.of();
        assertThat(only(Kind.NOT_CHECKED).evidence()).extracting(Evidence::what)
                .containsExactly("SERVED_WITHOUT_PLACE", "DAY_NOT_SEALED");
    }

    private void serves(String pupil, List<LocalDate> days) {
        served.put(pupil, new TreeSet<>(days));
        places.put(pupil, place(pupil, new Change(1, SCHOOL, "g", true, FIRST)));
    }

    private static PupilPlaces place(String pupil, Change... changes) {
        return PupilPlaces.none(pupil).with(List.of(changes));
    }

    private Finding only(Kind kind) {
        assertThat(inspect()).singleElement().extracting(Finding::kind).isEqualTo(kind);
        return inspect().getFirst();
    }

    private List<Finding> inspect() {
        return FindingRules.inspect(new Inspected(claimed == null ? claim() : claimed, served, groups, places,
                _ -> room, before));
    }

    private ClaimContent claim() {
        var lines = served.entrySet()
                .stream()
                .map(it -> new Line(it.getKey(), it.getValue().size(), it.getValue().first(), true, false))
                .toList();
        return new ClaimContent(new ClaimId(SCHOOL, "2021-autumn"),
                new Applied(1, ServedRule.DISTINCT_SERVED, 1, 12_500, DAYS.size()), lines,
                new Counted(lines.size(), lines.size() * 12_500L), List.of(), List.of())
                .on(new Grounds(DAYS, sealed.stream().map(day -> new DaySeal(day, 1, 12, "00")).toList(), List.of(),
                        elsewhere));
    }
}
