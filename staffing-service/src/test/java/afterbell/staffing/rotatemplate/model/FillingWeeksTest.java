package afterbell.staffing.rotatemplate.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import afterbell.staffing.calendar.model.Policy;
import afterbell.staffing.calendar.model.ServiceDays;
import afterbell.staffing.place.model.Slot;
import afterbell.staffing.rota.model.AssigningRules;
import afterbell.staffing.rota.model.Duty;
import afterbell.staffing.rota.model.Refusal;
import afterbell.staffing.rota.model.RotaDraft;
import afterbell.staffing.rotatemplate.model.RotaTemplate.Entry;
import afterbell.staffing.rotatemplate.model.WeekPlan.Filled;
import afterbell.staffing.rotatemplate.model.WeekPlan.Passed;
import afterbell.staffing.worker.model.Kind;
import afterbell.staffing.worker.model.People;
import afterbell.staffing.worker.model.Period;

/** R20. */
class FillingWeeksTest {
    private static final LocalDate MONDAY = LocalDate.of(2021, 9, 6);
    private static final ServiceDays DAYS = new ServiceDays("school-1", Map.of("2021-autumn", Set.of(MONDAY)), 1);

    @Test
    void reservesServeForWhoCannot() {
        var filled = fill(List.of(), entry("g-1", List.of("uncleared"), "w-1", "w-2"));

        assertThat(filled.getFirst().added()).extracting(it -> it.key().workerId()).containsExactly("w-1");
        assertThat(filled.getFirst().passed()).containsExactly(new Passed("uncleared", Refusal.NEVER_CLEARED));
        assertThat(filled.getFirst().missing()).isZero();
    }

    @Test
    void nobodyIsPlannedTwiceInOneSlotAndWhatIsMissingIsSaid() {
        var filled = fill(List.of(), entry("g-1", List.of("w-1")), entry("g-2", List.of("w-1", "w-2"), "nobody"));

        assertThat(filled.get(1).added()).extracting(it -> it.key().workerId()).containsExactly("w-2");
        assertThat(filled.get(1).passed()).containsExactly(new Passed("w-1", Refusal.BUSY_ELSEWHERE),
                new Passed("nobody", Refusal.WORKER_UNKNOWN));
        assertThat(filled.get(1).missing()).isEqualTo(1);
    }

    @Test
    void whatStandsStaysWhoeverItIs() {
        var byHand = new Duty(new Duty.Key("w-9", MONDAY, Slot.AFTERNOON), "school-1", "g-1");

        var filled = fill(List.of(byHand), entry("g-1", List.of("w-1")));

        assertThat(filled.getFirst().duties()).containsExactly(byHand);
        assertThat(filled.getFirst().added()).isEmpty();
    }

    @Test
    void fillingAgainChangesNothing() {
        var entries = new Entry[]{entry("g-1", List.of("w-1")), entry("g-2", List.of("w-2"))};
        var first = fill(List.of(), entries);

        var again = fill(first.stream().flatMap(it -> it.duties().stream()).toList(), entries);

        assertThat(again).allSatisfy(it -> assertThat(it.added()).isEmpty());
    }

    @Test
    void theTemplateThatBeganLastHolds() {
        var all = template("all", MONDAY.minusDays(30));
        var newer = template("newer", MONDAY);

        assertThat(RotaTemplate.on(MONDAY, List.of(newer, all))).contains(newer);
        assertThat(RotaTemplate.on(MONDAY.minusDays(1), List.of(newer, all))).contains(all);
        assertThat(RotaTemplate.on(MONDAY.plusDays(61), List.of(newer, all))).isEmpty();
    }

    @Test
    void aTemplateNamesEachPlaceOnceAndNobodyTwiceForIt() {
        assertThat(template("t", MONDAY, entry("g-1", List.of("w-1"), "w-2")).isPossible()).isTrue();
        assertThat(template("t", MONDAY, entry("g-1", List.of("w-1"), "w-1")).isPossible()).isFalse();
        assertThat(template("t", MONDAY, entry("g-1", List.of("w-1")), entry("g-1", List.of("w-2"))).isPossible())
                .isFalse();
        assertThat(template("t", MONDAY.plusDays(61)).isPossible()).isFalse();
    }

    private static List<Filled> fill(List<Duty> standing, Entry... entries) {
        var plan = new WeekPlan("school-1", new RotaDraft(Map.of()), new Known(), standing);
        return new ArrayList<>(plan.fill(List.of(MONDAY), List.of(template("t", MONDAY, entries))));
    }

    private static RotaTemplate template(String id, LocalDate from, Entry... entries) {
        return new RotaTemplate("school-1", id, from, MONDAY.plusDays(60), List.of(entries));
    }

    private static Entry entry(String group, List<String> workers, String... reserves) {
        return new Entry(DayOfWeek.MONDAY, Slot.AFTERNOON, group, null, workers, List.of(reserves));
    }

    private static final class Known implements WeekPlan.Facts {
        @Override
        public AssigningRules.@Nullable Facts about(String workerId, LocalDate day) {
            if (workerId.equals("nobody")) {
                return null;
            }
            var joined = People.joined(Kind.SCHOOL_STAFF, "school-1");
            var worker = workerId.equals("uncleared")
                    ? joined
                    : People.checked(joined, new Period(MONDAY, MONDAY));
            return new AssigningRules.Facts(worker, DAYS, Set.of(), Policy.DEFAULT);
        }

        @Override
        public Policy policyOn(LocalDate day) {
            return Policy.DEFAULT;
        }
    }
}
