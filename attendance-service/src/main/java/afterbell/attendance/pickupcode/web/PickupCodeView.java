package afterbell.attendance.pickupcode.web;

import java.time.Instant;
import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import afterbell.attendance.group.model.Slot;
import afterbell.attendance.pickupcode.IssuingCodes.Code;

/**
 * A pickup code as its guardian sees it.
 *
 * @param code what the QR code holds; left out once it is taken back
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PickupCodeView(String codeId, String pupilId, String adultId, String schoolId, LocalDate date, Slot slot,
        Instant issuedAt, @Nullable Instant cancelledAt, @Nullable String code) {
    static PickupCodeView of(Code it) {
        var given = it.given();
        var occasion = it.occasion();
        return new PickupCodeView(given.codeId(), occasion.pupilId(), given.adultId(), it.schoolId(), occasion.day(),
                occasion.slot(), given.at(), given.cancelledAt(), it.text());
    }
}
