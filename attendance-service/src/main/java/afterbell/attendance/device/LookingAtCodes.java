package afterbell.attendance.device;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import afterbell.attendance.device.Batch.Told;
import afterbell.attendance.device.model.DeviceFact.What;
import afterbell.attendance.device.model.ShownCode;
import afterbell.attendance.group.model.Slot;
import afterbell.attendance.pickupcode.VerifyingCodes;
import afterbell.attendance.pickupcode.VerifyingCodes.Shown;
import afterbell.attendance.pickupcode.model.CodeRefusal;
import afterbell.attendance.pickupcode.model.Verified;
import afterbell.attendance.rollcall.model.RegisterId;

/** Looks at the pickup codes that adults have shown to a device while it was offline (R31). */
@Component
class LookingAtCodes {
    private static final int FINGERPRINT_BYTES = 16;

    private final VerifyingCodes verifying;

    LookingAtCodes(VerifyingCodes verifying) {
        this.verifying = verifying;
    }

    private record Occasion(LocalDate day, Slot slot) {}

    private record Read(int place, String pupilId, @Nullable String adultId, String text) {
        Shown shown() {
            return new Shown(pupilId, text);
        }
    }

    /**
     * @param registers what each fact is about, by its place
     * @return of each release by a code what it comes to, by its place
     */
    Map<Integer, What> look(String schoolId, List<Told> facts, Map<Integer, RegisterId> registers) {
        var occasions = new HashMap<Occasion, List<Read>>();
        registers.forEach((place, id) -> {
            var told = facts.get(place);
            if (told.code() != null && told.what() instanceof What.Release(var adult, var _)) {
                occasions.computeIfAbsent(new Occasion(id.date(), id.slot()), _ -> new ArrayList<>())
                        .add(new Read(place, told.pupilId(), adult, told.code()));
            }
        });
        var found = new HashMap<Integer, What>();
        occasions.forEach((occasion, read) -> {
            var verified = verifying.verify(schoolId, occasion.day(), occasion.slot(),
                    read.stream().map(Read::shown).toList());
            for (int i = 0; i < read.size(); i++) {
                found.put(read.get(i).place(), release(read.get(i), verified.get(i)));
            }
        });
        return found;
    }

    private static What release(Read read, Verified verified) {
        String fingerprint = fingerprint(read);
        return switch (verified) {
            case Verified.Good(var code) when isOf(read, code.adultId()) ->
                new What.Release(code.adultId(), new ShownCode.Good(fingerprint, code.codeId(), null));
            case Verified.TakenBack(var code, var at) when isOf(read, code.adultId()) ->
                new What.Release(code.adultId(), new ShownCode.Good(fingerprint, code.codeId(), at));
            case Verified.Bad(var reason) -> new What.Release(read.adultId(), new ShownCode.Bad(fingerprint, reason));
            case Verified.Good _, Verified.TakenBack _ ->
                new What.Release(read.adultId(), new ShownCode.Bad(fingerprint, CodeRefusal.INVALID));
        };
    }

    private static boolean isOf(Read read, String adultId) {
        return read.adultId() == null || read.adultId().equals(adultId);
    }

    private static String fingerprint(Read read) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            String said = read.text() + "\n" + (read.adultId() == null ? "" : read.adultId());
            var bytes = digest.digest(said.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(bytes, FINGERPRINT_BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
