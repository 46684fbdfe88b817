package afterbell.enrollment.signup.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import afterbell.enrollment.place.model.Filling;
import afterbell.enrollment.place.model.Filling.Wish;
import afterbell.enrollment.place.model.Intake;
import afterbell.enrollment.place.model.Seats;
import afterbell.enrollment.place.model.Slot;
import afterbell.enrollment.signup.model.ApplicantList.Entry;

/** R7: priority groups first, then a fair draw that anybody can repeat. */
class DrawingLotsTest {
    private static final LocalDate FROM = LocalDate.of(2021, 9, 1);
    private static final Intake INTAKE = new Intake("school-1", "2021-autumn", Slot.AFTERNOON);

    @Provide
    Arbitrary<Seed> seeds() {
        return Arbitraries.bytes()
                .array(byte[].class)
                .ofSize(32)
                .map(bytes -> new Seed(HexFormat.of().formatHex(bytes)));
    }

    @Provide
    Arbitrary<List<Entry>> applicants() {
        var entry = Combinators.combine(Arbitraries.strings().withCharRange('a', 'f').numeric().ofLength(12),
                Arbitraries.of(true, false)).as(Entry::new);
        return entry.list().uniqueElements(Entry::applicationId).ofMaxSize(120);
    }

    @Property(tries = 200)
    void dependsOnSeedAndListAloneAndNotOnTheOrderOfTheList(@ForAll("seeds") Seed seed,
            @ForAll("applicants") List<Entry> applicants, @ForAll Random random) {
        var shuffled = new ArrayList<>(applicants);
        Collections.shuffle(shuffled, random);

        assertThat(Draw.order(seed, new ApplicantList(shuffled)))
                .isEqualTo(Draw.order(seed, new ApplicantList(applicants)));
        assertThat(new ApplicantList(shuffled).hash()).isEqualTo(new ApplicantList(applicants).hash());
    }

    @Property(tries = 200)
    void everybodyIsDrawnOnceAndNobodyOfAPriorityGroupBehindTheOthers(@ForAll("seeds") Seed seed,
            @ForAll("applicants") List<Entry> applicants) {
        var order = Draw.order(seed, new ApplicantList(applicants));

        assertThat(order).containsExactlyInAnyOrderElementsOf(applicants);
        long priority = applicants.stream().filter(Entry::priority).count();
        assertThat(order.stream().limit(priority)).allMatch(Entry::priority);
        assertThat(order.stream().skip(priority)).noneMatch(Entry::priority);
    }

    @Property(tries = 200)
    void noGroupIsOverfilledAndNobodyOfAPriorityGroupWaitsForASeatThatAnotherHasGot(@ForAll("seeds") Seed seed,
            @ForAll("applicants") List<Entry> applicants, @ForAll @IntRange(max = 20) int first,
            @ForAll @IntRange(max = 20) int second, @ForAll Random random) {
        var capacities = List.of(first, second);
        var choices = List.of(List.<String>of(), List.of("g-0"), List.of("g-1"), List.of("g-1", "g-0"));
        var order = Draw.order(seed, new ApplicantList(applicants));
        var wishes = order.stream()
                .map(it -> new Wish(it.applicationId(), choices.get(random.nextInt(choices.size()))))
                .toList();

        var filled = Filling.fill(IntStream.range(0, 2)
                .mapToObj(i -> Seats.none("g-" + i, INTAKE).withCapacity(capacities.get(i)))
                .toList(), wishes, FROM);

        for (int i = 0; i < 2; i++) {
            assertThat(filled.seats().get(i).pupilsFrom(FROM)).hasSizeLessThanOrEqualTo(capacities.get(i));
        }
        var full = new HashMap<String, Integer>();
        filled.seats().forEach(it -> full.put(it.groupId(), it.pupilsFrom(FROM).size()));
        for (int i = 0; i < order.size(); i++) {
            var wish = wishes.get(i);
            if (!filled.taken().containsKey(wish.pupilId())) {
                var suiting = wish.groupIds().isEmpty() ? full.keySet() : wish.groupIds();
                var behind = order.stream().skip(i + 1L).map(Entry::applicationId).collect(Collectors.toSet());
                assertThat(filled.taken().entrySet()).noneMatch(
                        it -> suiting.contains(it.getValue().groupId()) && behind.contains(it.getKey()));
            }
        }
    }

    @Test
    void isThisVeryOrder() {
        var seed = new Seed("00".repeat(32));
        var list = new ApplicantList(List.of(new Entry("c", false), new Entry("a", true), new Entry("b", false),
                new Entry("d", true)));

        assertThat(seed.hash()).isEqualTo("60e05bd1b195af2f94112fa7197a5c88289058840ce7c6df9693756bc6250f55");
        assertThat(list.text()).isEqualTo("a 1\nb 0\nc 0\nd 1\n");
        assertThat(Draw.order(seed, list)).extracting(Entry::applicationId).containsExactly("d", "a", "c", "b");
    }

    @Test
    void twoSeedsAreNeverTheSameAndNoneIsShown() {
        var random = new SecureRandom();

        assertThat(Seed.random(random)).isNotEqualTo(Seed.random(random));
        assertThat(Seed.random(random).hex()).matches("[0-9a-f]{64}");
        assertThat(Seed.random(random)).hasToString("Seed");
    }
}
