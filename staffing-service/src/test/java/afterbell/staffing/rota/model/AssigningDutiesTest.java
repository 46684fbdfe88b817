package afterbell.staffing.rota.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import afterbell.staffing.calendar.model.Policy;
import afterbell.staffing.calendar.model.ServiceDays;
import afterbell.staffing.place.model.Slot;
import afterbell.staffing.rota.model.AssigningRules.Facts;
import afterbell.staffing.rota.model.Rota.Assigning.Assigned;
import afterbell.staffing.rota.model.Rota.Assigning.BusyElsewhere;
import afterbell.staffing.rota.model.RotaEvent.Reason;
import afterbell.staffing.rota.model.RotaEvent.Removed;
import afterbell.staffing.worker.model.Kind;
import afterbell.staffing.worker.model.People;
import afterbell.staffing.worker.model.Period;
import afterbell.staffing.worker.model.Worker;

/** R20, R24, R25, R10. */
class AssigningDutiesTest {
    private static final LocalDate DAY = LocalDate.of(2021, 9, 6);
    private static final ServiceDays DAYS = new ServiceDays("school-1",
            Map.of("2021-autumn", Set.of(DAY, DAY.plusDays(1))), 1);
    private static final Period CLEARED = new Period(DAY, DAY.plusDays(10));

    @Test
    void onlyWhoIsClearedOnThatDayIsAssigned() {
        assertThat(refusal(cleared(), duty(DAY))).isEmpty();
        assertThat(refusal(cleared().lapsed(true), duty(DAY))).isEmpty();
        assertThat(refusal(People.joined(Kind.SCHOOL_STAFF, "school-1"), duty(DAY))).contains(Refusal.NEVER_CLEARED);
        var forOneDay = People.checked(People.joined(Kind.SCHOOL_STAFF, "school-1"), new Period(DAY, DAY));
        assertThat(refusal(forOneDay, duty(DAY.plusDays(1)))).contains(Refusal.NOT_CLEARED_THAT_DAY);
    }

    @Test
    void whoIsBarredIsAssignedForNoDayAtAll() {
        assertThat(refusal(People.barred(cleared(), DAY.plusDays(5)), duty(DAY)))
                .contains(Refusal.NOT_CLEARED_THAT_DAY);
        assertThat(refusal(People.barred(cleared(), DAY), duty(DAY))).contains(Refusal.NOT_CLEARED_THAT_DAY);
    }

    @Test
    void onlyOnServiceDaysAndOnlyBySchoolsThatTheWorkerHasJoined() {
        assertThat(refusal(cleared(), duty(DAY.plusDays(2)))).contains(Refusal.NO_SERVICE_DAY);
        var elsewhere = new Duty(key(DAY, Slot.AFTERNOON), "school-2", null);
        assertThat(refusal(cleared(), elsewhere)).contains(Refusal.WORKER_OF_ANOTHER_SCHOOL);
    }

    @Test
    void onlyGroupsOfTheSchoolAreLookedAfterAndNobodyServesMoreThanTheHoursOfADay() {
        var key = key(DAY, Slot.AFTERNOON);

        assertThat(refusal(cleared(), new Duty(key, "school-1", "g-1"))).isEmpty();
        assertThat(refusal(cleared(), new Duty(key, "school-1", "g-2"))).contains(Refusal.GROUP_UNKNOWN);
        assertThat(refusal(cleared(), new Duty(key, "school-1", null, 3))).contains(Refusal.TOO_MANY_HOURS);
        assertThat(Duty.hours(Slot.AFTERNOON, null, Policy.DEFAULT)).isEqualTo(2);
        assertThat(Duty.hours(Slot.AFTERNOON, 1, Policy.DEFAULT)).isEqualTo(1);
        assertThat(Duty.hours(Slot.NOON, 2, Policy.DEFAULT)).isZero();
    }

    @Test
    void theSameDutyAgainTakesTheHoursOfNowAndTellsNothing() {
        var rota = assigned(Rota.empty(RotaId.of(key(DAY, Slot.AFTERNOON))), duty(DAY));

        var shorter = assigned(rota, new Duty(key(DAY, Slot.AFTERNOON), "school-1", null, 1));

        assertThat(shorter.duties().getFirst().classHours()).isEqualTo(1);
        assertThat(shorter.since(rota, Reason.ROTA_CHANGED)).isEmpty();
        assertThat(Hours.of(shorter.duties())).containsExactly(new Hours("w-1", 1, 1));
    }

    @Test
    void whatEndedWithTheClearanceIsRememberedForTheSchool() {
        var rota = assigned(Rota.empty(RotaId.of(key(DAY, Slot.AFTERNOON))), duty(DAY));

        var without = rota.losing(_ -> true, Reason.SUSPENDED);

        assertThat(without.duties()).isEmpty();
        assertThat(without.lost()).containsExactly(new Lost(duty(DAY), Reason.SUSPENDED));
        assertThat(without.losing(_ -> true, Reason.SUSPENDED)).isSameAs(without);
    }

    @Test
    void nobodyIsInTwoPlacesInOneSlot() {
        var rota = assigned(Rota.empty(RotaId.of(key(DAY, Slot.AFTERNOON))), duty(DAY));

        assertThat(rota.assign(duty(DAY))).isEqualTo(new Assigned(rota, false));
        assertThat(rota.assign(new Duty(key(DAY, Slot.AFTERNOON), "school-2", null))).isEqualTo(new BusyElsewhere());
        assertThat(rota.assign(new Duty(key(DAY, Slot.AFTERNOON), "school-1", "g-1"))).isEqualTo(new BusyElsewhere());
        assertThat(rota.assign(new Duty(key(DAY, Slot.NOON), "school-2", null))).isInstanceOf(Assigned.class);
    }

    @Test
    void whatHappenedIsToldToEachSchoolApart() {
        var noonElsewhere = new Duty(key(DAY, Slot.NOON), "school-2", null);
        var empty = Rota.empty(RotaId.of(key(DAY, Slot.AFTERNOON)));
        var both = assigned(assigned(empty, duty(DAY)), noonElsewhere);

        assertThat(both.since(empty, Reason.ROTA_CHANGED)).containsExactly(
                new RotaEvent.Assigned("school-1", List.of(duty(DAY))),
                new RotaEvent.Assigned("school-2", List.of(noonElsewhere)));
        assertThat(both.without(_ -> true).since(both, Reason.BARRED)).containsExactly(
                new Removed("school-1", List.of(duty(DAY)), Reason.BARRED),
                new Removed("school-2", List.of(noonElsewhere), Reason.BARRED));
        assertThat(both.since(both, Reason.BARRED)).isEmpty();
    }

    @Test
    void aWeekIsAnIsoWeekAlsoAroundNewYear() {
        assertThat(RotaId.weekOf(LocalDate.of(2021, 9, 6))).isEqualTo("2021-W36");
        assertThat(RotaId.weekOf(LocalDate.of(2022, 1, 2))).isEqualTo("2021-W52");
        assertThat(RotaId.weekOf(LocalDate.of(2021, 1, 3))).isEqualTo("2020-W53");
        assertThat(RotaId.parse("w-1:2021-W36")).isEqualTo(new RotaId("w-1", "2021-W36"));
    }

    @Test
    void aDutyIsFoundAgainByItsId() {
        var key = key(DAY, Slot.AFTERNOON);

        assertThat(key.value()).isEqualTo("w-1:2021-09-06:AFTERNOON");
        assertThat(Duty.Key.parse(key.value())).contains(key);
        assertThat(Duty.Key.parse("w-1:2021-13-06:AFTERNOON")).isEmpty();
        assertThat(Duty.Key.parse("w-1:2021-09-06:EVENING")).isEmpty();
    }

    @Test
    void fiftyPupilsNeedOneTeacherAndFiftyOneNeedTwo() {
        assertThat(Policy.DEFAULT.staffFor(0)).isZero();
        assertThat(Policy.DEFAULT.staffFor(50)).isEqualTo(1);
        assertThat(Policy.DEFAULT.staffFor(51)).isEqualTo(2);
        assertThat(Coverage.of(DAY, Slot.AFTERNOON, 101, 2, Policy.DEFAULT).isShort()).isTrue();
        assertThat(Coverage.of(DAY, Slot.AFTERNOON, 100, 2, Policy.DEFAULT).isShort()).isFalse();
    }

    private static Optional<Refusal> refusal(Worker worker, Duty duty) {
        return AssigningRules.refusal(duty, new Facts(worker, DAYS, Set.of("g-1"), Policy.DEFAULT));
    }

    private static Worker cleared() {
        return People.checked(People.joined(Kind.SCHOOL_STAFF, "school-1"), CLEARED);
    }

    private static Rota assigned(Rota rota, Duty duty) {
        return ((Assigned) rota.assign(duty)).rota();
    }

    private static Duty duty(LocalDate day) {
        return new Duty(key(day, Slot.AFTERNOON), "school-1", null);
    }

    private static Duty.Key key(LocalDate day, Slot slot) {
        return new Duty.Key("w-1", day, slot);
    }
}
