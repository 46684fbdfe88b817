package afterbell.attendance.pickupcode;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.springframework.stereotype.Service;

import afterbell.attendance.group.model.Slot;
import afterbell.attendance.pickupcode.model.CodeRules;
import afterbell.attendance.pickupcode.model.CodeRules.Expected;
import afterbell.attendance.pickupcode.model.CodesOfDay;
import afterbell.attendance.pickupcode.model.PickupCode;
import afterbell.attendance.pickupcode.model.Verified;
import afterbell.attendance.pickupcode.signing.SignedCodes;
import afterbell.attendance.pickupcode.store.PickupCodes;
import afterbell.attendance.pickupcode.store.PickupKeys;

/**
 * Looks at pickup codes that were shown at a gate: signed by a key of the school, for that pupil, day and slot, given out
 * and not taken back (R31). Whether the adult may still collect the pupil, and whether the code was used, is decided at
 * the release.
 */
@Service
public class VerifyingCodes {
    private final PickupKeys keys;
    private final PickupCodes codes;

    VerifyingCodes(PickupKeys keys, PickupCodes codes) {
        this.keys = keys;
        this.codes = codes;
    }

    /** A code as it was read from somebody's screen, for that pupil. */
    public record Shown(String pupilId, String text) {}

    /**
     * @param shown at most those of a device's batch
     * @return one answer for each, in their order
     */
    public List<Verified> verify(String schoolId, LocalDate day, Slot slot, List<Shown> shown) {
        var ofMonth = keys.publicKeys(schoolId, List.of(YearMonth.from(day)));
        var signed = shown.stream().map(it -> SignedCodes.read(it.text(), ofMonth)).toList();
        var given = codes.find(idsOf(schoolId, signed));
        return IntStream.range(0, shown.size()).mapToObj(place -> {
            var code = signed.get(place);
            var expected = new Expected(shown.get(place).pupilId(), day, slot);
            return CodeRules.online(code.orElse(null), expected,
                    code.map(it -> given.get(idOf(schoolId, it))).orElse(null));
        }).toList();
    }

    private static Collection<String> idsOf(String schoolId, List<Optional<PickupCode>> signed) {
        return signed.stream()
                .flatMap(Optional::stream)
                .map(code -> idOf(schoolId, code))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String idOf(String schoolId, PickupCode code) {
        return CodesOfDay.id(schoolId, code.pupilId(), code.day(), code.slot());
    }
}
