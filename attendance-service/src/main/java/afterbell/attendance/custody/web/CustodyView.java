package afterbell.attendance.custody.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import afterbell.attendance.group.model.Slot;
import afterbell.attendance.rollcall.model.CareStep;
import afterbell.attendance.rollcall.model.Custody.Released;
import afterbell.attendance.rollcall.model.Entry;
import afterbell.attendance.rollcall.model.Presence;
import afterbell.attendance.rollcall.model.Recognition;
import afterbell.attendance.rollcall.model.Recognition.FallbackReason;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.web.CheckInView;

/** Who had a pupil on a day, and when. */
record CustodyView(String pupilId, LocalDate date, List<SlotView> slots) {

    /**
     * @param checkIn how the pupil came; left out for whom the roll has entered
     * @param care    the first worker first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SlotView(String schoolId, String groupId, Slot slot, Presence presence, @Nullable CheckInView checkIn,
            List<CareView> care,
            @Nullable ReleaseView release) {
        static SlotView of(Called register, Entry entry) {
            var release = entry.custody() instanceof Released released ? ReleaseView.of(released) : null;
            return new SlotView(register.schoolId(), register.id().groupId(), register.id().slot(), entry.presence(),
                    CheckInView.of(entry.checkIn()),
                    CareView.of(register.careOf(entry), release == null ? null : release.at()), release);
        }
    }

    /**
     * @param workerId left out when nobody was named
     * @param until    left out while it lasts
     * @param handed   how the pupil came from the worker before; left out for the first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CareView(@Nullable String workerId, Instant from, @Nullable Instant until, @Nullable HandedView handed) {
        static List<CareView> of(List<CareStep> steps, @Nullable Instant released) {
            var care = new ArrayList<CareView>();
            for (int step = 0; step < steps.size(); step++) {
                var until = step + 1 < steps.size() ? steps.get(step + 1).since() : released;
                care.add(new CareView(steps.get(step).workerId(), steps.get(step).since(), until,
                        HandedView.of(steps.get(step))));
            }
            return care;
        }
    }

    /**
     * Both sides of a hand-over.
     *
     * @param handoverId left out when one person has entered what both have signed
     * @param givenBy    subject of the caller who recorded the giver's side
     * @param takenBy    subject of the caller who recorded the taker's side
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HandedView(@Nullable String handoverId, String givenBy, Instant givenAt, String takenBy, Instant takenAt) {
        static @Nullable HandedView of(CareStep step) {
            var handed = step.handed();
            return handed == null
                    ? null
                    : new HandedView(handed.handoverId(), handed.givenBy(), handed.givenAt(), handed.takenBy(),
                            step.since());
        }
    }

    /**
     * @param releasedBy subject of the caller who released
     * @param recognised how the adult was, left out for a pupil who left alone
     * @param codeId     of the pickup code that was shown
     * @param checkedBy  subject of who has checked the adult's identity where there was no code
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReleaseView(Manner manner, @Nullable String adultId, Instant at, String releasedBy,
            @Nullable Recognised recognised, @Nullable String codeId, @Nullable String checkedBy,
            @Nullable FallbackReason reason) {
        static ReleaseView of(Released released) {
            var manner = released.adultId() == null ? Manner.LEFT_ALONE : Manner.COLLECTED;
            return switch (released.how()) {
                case Recognition.Named _ -> new ReleaseView(manner, released.adultId(), released.at(), released.by(),
                        released.adultId() == null ? null : Recognised.NAMED, null, null, null);
                case Recognition.ByCode(String code) -> new ReleaseView(manner, released.adultId(), released.at(),
                        released.by(), Recognised.BY_CODE, code, null, null);
                case Recognition.ByTwoPeople it -> new ReleaseView(manner, released.adultId(), released.at(),
                        released.by(), Recognised.BY_TWO_PEOPLE, null, it.checkedBy(), it.reason());
            };
        }
    }

    /** How an adult was known to be the one who may collect the pupil. */
    enum Recognised {
        NAMED,
        BY_CODE,
        BY_TWO_PEOPLE
    }

    /** How a pupil left. */
    enum Manner {
        COLLECTED,
        LEFT_ALONE
    }

    static CustodyView of(String pupilId, LocalDate date, List<Called> registers) {
        return new CustodyView(pupilId, date, registers.stream()
                .flatMap(register -> register.entryOf(pupilId)
                        .map(entry -> SlotView.of(register, entry))
                        .stream())
                .toList());
    }
}
