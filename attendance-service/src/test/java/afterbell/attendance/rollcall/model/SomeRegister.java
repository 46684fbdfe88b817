package afterbell.attendance.rollcall.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import afterbell.attendance.group.model.Slot;
import afterbell.attendance.rollcall.model.Custody.Away;
import afterbell.attendance.rollcall.model.Custody.InCare;
import afterbell.attendance.rollcall.model.Register.Called;

/** Registers for tests: of 1 September 2021, called at 15:50 in Beijing by the worker {@code wu}. */
public final class SomeRegister {
    public static final LocalDate DAY = LocalDate.of(2021, 9, 1);
    public static final Instant CALLED_AT = Instant.parse("2021-09-01T07:50:00Z");
    public static final Instant NOW = Instant.parse("2021-09-02T00:00:00Z");

    private SomeRegister() {}

    /** These pupils are in the care of {@code wu}, and {@code sick} is absent. */
    public static Called withInCare(String... pupilIds) {
        var entries = new ArrayList<Entry>();
        for (var pupil : pupilIds) {
            entries.add(new Entry(pupil, Presence.PRESENT, 1, new InCare(0)));
        }
        entries.add(new Entry("sick", Presence.ABSENT_SICK, 1, new Away()));
        return new Called(new RegisterId("group-1", DAY, Slot.AFTERNOON), "school-1", entries,
                List.of(new CareStep("wu", CALLED_AT, Custody.NO_STEP)), List.of(), List.of());
    }

    /** @return that time of the day in Beijing */
    public static Instant at(String time) {
        return Instant.parse("2021-09-01T" + time + ":00+08:00");
    }
}
