package afterbell.attendance.live.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import afterbell.attendance.group.model.Slot;
import afterbell.attendance.live.CityBoard.SchoolNow;
import afterbell.attendance.live.CityBoard.Schools;
import afterbell.attendance.live.model.CityNow;
import afterbell.attendance.live.model.LiveDay;
import afterbell.attendance.live.model.RegisterCount;
import afterbell.attendance.live.model.RegisterCount.Pupils;
import afterbell.attendance.live.model.SlotNow;
import afterbell.attendance.live.model.SlotNow.State;
import afterbell.attendance.live.store.LiveDays.Dated;

/** The live views as their readers see them. */
final class LiveView {
    private LiveView() {}

    record AbsentView(int sick, int leave, int unexplained) {
        static AbsentView of(Pupils pupils) {
            return new AbsentView(pupils.sick(), pupils.leave(), pupils.unexplained());
        }
    }

    /** @param onSite pupils in somebody's care */
    record GroupView(String groupId, int onSite, int released, AbsentView absent, int notCollected) {
        static GroupView of(RegisterCount count) {
            return new GroupView(count.groupId(), count.pupils().onSite(), count.pupils().released(),
                    AbsentView.of(count.pupils()), count.notCollected());
        }
    }

    /**
     * One slot of a school's day.
     *
     * @param expected        pupils who hold a place that day
     * @param awaited         of these, of whom no register says anything yet
     * @param onSite          in somebody's care
     * @param untold          were there, and how they left was not recorded
     * @param notCollected    on site after the end of the service (R31)
     * @param forbiddenAdults times that an adult came who must not collect (R31)
     * @param signedOn        workers who are there
     * @param needed          workers needed for who is on site or awaited (R20)
     * @param isShort         whether there are too few of them
     * @param groups          whose roll was called; of one school only
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SlotView(Slot slot, State state, int expected, int awaited, int onSite, int released, int untold,
            AbsentView absent, int notCollected, int forbiddenAdults, int signedOn, int needed,
            @JsonProperty("short") boolean isShort, @Nullable List<GroupView> groups) {
        static SlotView of(SlotNow it, @Nullable List<GroupView> groups) {
            var pupils = it.pupils();
            return new SlotView(it.slot(), it.state(), it.expected(), it.awaited(), pupils.onSite(),
                    pupils.released(), pupils.untold(), AbsentView.of(pupils), it.notCollected(), it.forbidden(),
                    it.signedOn(), it.needed(), it.isShort(), groups);
        }
    }

    /**
     * A school's day.
     *
     * @param version   grows with each change, 0 while nothing was counted yet
     * @param changedAt when the numbers last changed; absent while nothing was counted yet
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SchoolLiveView(String schoolId, LocalDate date, long version, @Nullable Instant changedAt,
            List<SlotView> slots) {
        static SchoolLiveView of(Dated dated) {
            LiveDay day = dated.day();
            return new SchoolLiveView(day.schoolId(), day.date(), dated.version(), changedAt(dated), day.now()
                    .stream()
                    .map(slot -> SlotView.of(slot,
                            day.registers(slot.slot()).stream().map(GroupView::of).toList()))
                    .toList());
        }

        private static @Nullable Instant changedAt(Dated dated) {
            return dated.version() == 0 ? null : dated.changedAt();
        }
    }

    /** A school among the others. */
    record SchoolView(String schoolId, long version, Instant changedAt, List<SlotView> slots) {
        static SchoolView of(SchoolNow school) {
            return new SchoolView(school.schoolId(), school.version(), school.changedAt(),
                    school.slots().stream().map(slot -> SlotView.of(slot, null)).toList());
        }
    }

    /**
     * All schools of a slot together.
     *
     * @param schools      of which something is known
     * @param shortOfStaff schools with fewer workers than are needed (R20)
     */
    record CityView(Slot slot, int schools, int open, int closed, int shortOfStaff, int expected, int awaited,
            int onSite, int released, int untold, AbsentView absent, int notCollected, int forbiddenAdults,
            int signedOn, int needed) {
        static CityView of(CityNow it) {
            var pupils = it.pupils();
            return new CityView(it.slot(), it.schools(), it.open(), it.closed(), it.tooFew(), it.expected(),
                    it.awaited(), pupils.onSite(), pupils.released(), pupils.untold(), AbsentView.of(pupils),
                    it.notCollected(), it.forbidden(), it.signedOn(), it.needed());
        }

        static List<CityView> of(Schools schools) {
            return schools.together().stream().map(CityView::of).toList();
        }
    }

    /**
     * A page of the city's day.
     *
     * @param together all schools together, also those of other pages
     * @param next     cursor of the next page, absent on the last one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CityLiveView(LocalDate date, List<CityView> together, List<SchoolView> items, @Nullable String next) {}

    /** What a stream of the city tells of several schools at once. */
    record SchoolsView(LocalDate date, List<SchoolView> items) {}

    /** What a stream of the city tells of all together. */
    record TogetherView(LocalDate date, List<CityView> together) {}
}
