package afterbell.attendance.device.model;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import afterbell.attendance.pickupcode.model.CodeRefusal;

/**
 * A pickup code that an adult has shown to a device, as it was found when the fact was taken. It is looked at once: a key
 * that is withdrawn, or a code that is taken back, afterwards does not change who has collected the pupil before.
 */
public sealed interface ShownCode {
    /** Tells what the device has read, and the adult whom it has named, from anything else; the text is not kept. */
    String fingerprint();

    /**
     * A code of the school for that pupil, day and slot.
     *
     * @param takenBack when the guardian has taken it back, before the fact was taken; null while it held then
     */
    record Good(String fingerprint, String codeId, @Nullable Instant takenBack) implements ShownCode {}

    record Bad(String fingerprint, CodeRefusal reason) implements ShownCode {}
}
