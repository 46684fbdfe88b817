package afterbell.attendance.seal.model;

import java.util.List;
import java.util.stream.Collectors;

import afterbell.attendance.rollcall.model.CareStep;
import afterbell.attendance.rollcall.model.Custody.Released;
import afterbell.attendance.rollcall.model.Entry;
import afterbell.attendance.rollcall.model.Register.Called;

/**
 * What a seal covers of one pupil, as a line of text that everybody writes the same way: twelve fields with {@code |}
 * between them, which no identity contains.
 *
 * <pre>
 * afterbell.attendance.v1|school|date|slot|group|pupil|presence|revision|care|manner|adult|releasedAt
 * </pre>
 *
 * Care is who had the pupil, the first first, as {@code worker@since} with commas between; a worker who was not named,
 * and each field of which there is nothing to say, is {@code -}. Times are UTC, as in {@code 2021-09-01T09:20:00Z}, with
 * three more digits after the seconds unless these are zero.
 */
public final class SealedFact {
    private static final String FORMAT = "afterbell.attendance.v1";
    private static final String NOTHING = "-";

    private SealedFact() {}

    /** @return one line for each entry, in the order of the register */
    public static List<String> of(Called register) {
        return register.entries().stream().map(entry -> of(register, entry)).toList();
    }

    public static String of(Called register, Entry entry) {
        var id = register.id();
        return String.join("|", FORMAT, register.schoolId(), id.date().toString(), id.slot().name(), id.groupId(),
                entry.pupilId(), entry.presence().name(), Integer.toString(entry.revision()), care(register, entry),
                release(entry));
    }

    private static String care(Called register, Entry entry) {
        var care = register.careOf(entry).stream().map(SealedFact::step).collect(Collectors.joining(","));
        return care.isEmpty() ? NOTHING : care;
    }

    private static String step(CareStep step) {
        return (step.workerId() == null ? NOTHING : step.workerId()) + "@" + step.since();
    }

    private static String release(Entry entry) {
        if (!(entry.custody() instanceof Released released)) {
            return String.join("|", NOTHING, NOTHING, NOTHING);
        }
        return released.adultId() == null
                ? String.join("|", "LEFT_ALONE", NOTHING, released.at().toString())
                : String.join("|", "COLLECTED", released.adultId(), released.at().toString());
    }
}
