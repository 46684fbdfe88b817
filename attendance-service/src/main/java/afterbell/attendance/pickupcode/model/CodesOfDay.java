package afterbell.attendance.pickupcode.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import afterbell.attendance.group.model.Slot;

/**
 * The codes given out for a pupil's day and slot at a school.
 *
 * @param codes in the order in which they were given out, at most {@link #MOST}
 */
public record CodesOfDay(String schoolId, String pupilId, LocalDate day, Slot slot, List<Given> codes) {
    /** One for each of a few adults, and some that were lost. */
    public static final int MOST = 20;

    public CodesOfDay {
        codes = List.copyOf(codes);
    }

    public static CodesOfDay none(String schoolId, String pupilId, LocalDate day, Slot slot) {
        return new CodesOfDay(schoolId, pupilId, day, slot, List.of());
    }

    /**
     * A code that was given out.
     *
     * @param by          account of the guardian who has asked for it
     * @param cancelledAt null while it holds
     */
    public record Given(String codeId, String adultId, Instant at, String by, @Nullable Instant cancelledAt) {
        public boolean holds() {
            return cancelledAt == null;
        }
    }

    public String id() {
        return id(schoolId, pupilId, day, slot);
    }

    public static String id(String schoolId, String pupilId, LocalDate day, Slot slot) {
        return schoolId + ":" + pupilId + ":" + day + ":" + slot;
    }

    public PickupCode codeOf(Given given) {
        return new PickupCode(given.codeId(), pupilId, given.adultId(), day, slot);
    }

    public Optional<Given> given(String codeId) {
        return codes.stream().filter(code -> code.codeId().equals(codeId)).findFirst();
    }

    public Optional<Given> holdingFor(String adultId) {
        return codes.stream().filter(code -> code.adultId().equals(adultId) && code.holds()).findFirst();
    }

    CodesOfDay giving(Given given) {
        var more = new ArrayList<>(codes);
        more.add(given);
        return new CodesOfDay(schoolId, pupilId, day, slot, more);
    }

    CodesOfDay cancelling(String codeId, Instant at) {
        return new CodesOfDay(schoolId, pupilId, day, slot,
                codes.stream()
                        .map(code -> code.codeId().equals(codeId) && code.holds()
                                ? new Given(code.codeId(), code.adultId(), code.at(), code.by(), at)
                                : code)
                        .toList());
    }
}
