package afterbell.contracts.approval;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import afterbell.contracts.Contract;
import afterbell.contracts.attendance.register.v1.Entry;
import afterbell.contracts.attendance.register.v1.Presence;
import afterbell.contracts.attendance.register.v1.RegisterCorrected;
import afterbell.contracts.attendance.register.v1.RollCalled;
import afterbell.contracts.enrollment.place.v1.PlaceGranted;
import afterbell.contracts.enrollment.school.v1.School;
import afterbell.contracts.enrollment.school.v1.School.Group;
import afterbell.contracts.enrollment.school.v1.SchoolChanged;
import afterbell.contracts.enrollment.school.v1.SchoolRegistered;

/** A term's first days at an invented school. A fact's examples together carry each of its optional fields. */
final class Examples {
    private static final String SCHOOL = "sch-7k2m9q";
    private static final String GROUP = "grp-3b5x1c";
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 9, 7);
    private static final School AS_REGISTERED = new School(SCHOOL, "2137000101", "滨河路实验小学", "370102",
            List.of(new Group(GROUP, "三年级2班")));
    private static final School WITH_A_SECOND_GROUP = new School(SCHOOL, "2137000101", "滨河路实验小学", "370102",
            List.of(new Group(GROUP, "三年级2班"), new Group("grp-8d0w6n", "阅读社团")));

    private static final List<Example> ALL = List.of(
            of("A school with one group", "schools", SCHOOL, 1, "2026-08-20T01:30:00Z", null,
                    new SchoolRegistered(AS_REGISTERED)),
            of("A reading club has been added", "schools", SCHOOL, 2, "2026-08-24T06:05:11Z", null,
                    new SchoolChanged(WITH_A_SECOND_GROUP)),
            of("A place in the afternoon", "places", "plc-1z9r4t", 1, "2026-09-01T02:15:42Z", null,
                    new PlaceGranted("pup-5h8j2v", SCHOOL, GROUP,
                            afterbell.contracts.enrollment.place.v1.Slot.AFTERNOON, FIRST_DAY)),
            of("A place at noon", "places", "plc-6y3e0s", 1, "2026-09-01T02:17:03Z", null,
                    new PlaceGranted("pup-0n4d7f", SCHOOL, GROUP,
                            afterbell.contracts.enrollment.place.v1.Slot.NOON, FIRST_DAY)),
            of("Three pupils are present, one is away", "registers", register(), 1, "2026-09-07T08:10:27Z", null,
                    new RollCalled(SCHOOL, GROUP, FIRST_DAY, slot(),
                            List.of(new Entry("pup-5h8j2v", Presence.PRESENT, 1),
                                    new Entry("pup-0n4d7f", Presence.PRESENT, 1),
                                    new Entry("pup-9c6b3k", Presence.PRESENT, 1),
                                    new Entry("pup-2w1a8g", Presence.ABSENT_UNEXPLAINED, 1)))),
            of("The missing pupil had leave", "registers", register(), 2, "2026-09-07T08:31:50Z", null,
                    new RegisterCorrected(SCHOOL, GROUP, FIRST_DAY, slot(),
                            List.of(new Entry("pup-2w1a8g", Presence.ABSENT_LEAVE, 2)))));

    private Examples() {}

    static List<Example> all() {
        return ALL;
    }

    static List<Example> of(Contract contract) {
        return ALL.stream().filter(example -> example.contract().equals(contract)).toList();
    }

    private static Example of(String name, String collection, String subject, long sequence, String time,
            @Nullable String causedBy, Record fact) {
        return new Example(name, collection, subject, sequence, Instant.parse(time), causedBy, fact);
    }

    private static String register() {
        return GROUP + ":" + FIRST_DAY + ":" + slot();
    }

    private static afterbell.contracts.attendance.register.v1.Slot slot() {
        return afterbell.contracts.attendance.register.v1.Slot.AFTERNOON;
    }
}
