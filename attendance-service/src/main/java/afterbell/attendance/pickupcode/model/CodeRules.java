package afterbell.attendance.pickupcode.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import afterbell.attendance.group.model.Slot;
import afterbell.attendance.pickup.model.PickupAuthority;

/** Decides who is given a pickup code, and what it is worth at the gate (R31). */
public final class CodeRules {
    /** Codes for the days of a week can be asked for at once. */
    public static final int MOST_DAYS_AHEAD = 7;

    private CodeRules() {}

    /** What a gate expects of a code. */
    public record Expected(String pupilId, LocalDate day, Slot slot) {}

    /** Why no code is given out. */
    public enum NotGiven {
        TOO_FAR_AHEAD,
        ADULT_NOT_AUTHORISED,
        ADULT_FORBIDDEN,
        TOO_MANY_CODES
    }

    /** What becomes of asking for a code. */
    public sealed interface Giving {
        /** @param isNew false for a code that holds already */
        record Gives(CodesOfDay codes, CodesOfDay.Given given, boolean isNew) implements Giving {}

        record Refuses(NotGiven reason) implements Giving {}
    }

    /**
     * That a guardian asks for a code.
     *
     * @param adultId    who is to collect the pupil
     * @param guardianId the adult who the asking guardian is
     * @param newCodeId  for a code that does not exist yet
     * @param by         account of the guardian
     */
    public record Asking(String adultId, String guardianId, String newCodeId, String by, Instant at) {}

    /** An adult has one code for a day that holds: asking again gives the same. */
    public static Giving give(CodesOfDay codes, Asking asking, PickupAuthority authority, LocalDate today) {
        return notGiven(codes, asking, authority, today).<Giving>map(Giving.Refuses::new)
                .orElseGet(() -> give(codes, asking));
    }

    private static Giving give(CodesOfDay codes, Asking asking) {
        var known = codes.holdingFor(asking.adultId());
        if (known.isPresent()) {
            return new Giving.Gives(codes, known.get(), false);
        }
        if (codes.codes().size() >= CodesOfDay.MOST) {
            return new Giving.Refuses(NotGiven.TOO_MANY_CODES);
        }
        var given = new CodesOfDay.Given(asking.newCodeId(), asking.adultId(), asking.at(), asking.by(), null);
        return new Giving.Gives(codes.giving(given), given, true);
    }

    private static Optional<NotGiven> notGiven(CodesOfDay codes, Asking asking, PickupAuthority authority,
            LocalDate today) {
        if (codes.day().isAfter(today.plusDays(MOST_DAYS_AHEAD))) {
            return Optional.of(NotGiven.TOO_FAR_AHEAD);
        }
        if (authority.mustNotCollect(asking.adultId(), codes.day())
                || authority.mustNotCollect(asking.guardianId(), codes.day())) {
            return Optional.of(NotGiven.ADULT_FORBIDDEN);
        }
        return authority.mayCollect(asking.adultId(), codes.day())
                ? Optional.empty()
                : Optional.of(NotGiven.ADULT_NOT_AUTHORISED);
    }

    /** @return with the code taken back; the same where it was before, empty where it was never given out */
    public static Optional<CodesOfDay> cancel(CodesOfDay codes, String codeId, Instant at) {
        return codes.given(codeId).map(_ -> codes.cancelling(codeId, at));
    }

    /**
     * What a device can see by itself, with the school's public keys only.
     *
     * @param signed what a key of the school has signed; null where none has
     */
    public static Verified offline(@Nullable PickupCode signed, Expected expected) {
        if (signed == null) {
            return new Verified.Bad(CodeRefusal.INVALID);
        }
        if (!signed.pupilId().equals(expected.pupilId())) {
            return new Verified.Bad(CodeRefusal.OF_ANOTHER_PUPIL);
        }
        return signed.day().equals(expected.day()) && signed.slot() == expected.slot()
                ? new Verified.Good(signed)
                : new Verified.Bad(CodeRefusal.OF_ANOTHER_DAY);
    }

    /**
     * What the service sees besides: that the code was given out and not taken back.
     *
     * @param given the codes of the code's pupil and day; null where none was given out
     */
    public static Verified online(@Nullable PickupCode signed, Expected expected, @Nullable CodesOfDay given) {
        return switch (offline(signed, expected)) {
            case Verified.Good good -> asGiven(good, given);
            case Verified.TakenBack takenBack -> takenBack;
            case Verified.Bad bad -> bad;
        };
    }

    private static Verified asGiven(Verified.Good good, @Nullable CodesOfDay given) {
        var code = given == null ? Optional.<CodesOfDay.Given>empty() : given.given(good.code().codeId());
        if (code.isEmpty() || !code.get().adultId().equals(good.code().adultId())) {
            return new Verified.Bad(CodeRefusal.INVALID);
        }
        var takenBack = code.get().cancelledAt();
        return takenBack == null ? good : new Verified.TakenBack(good.code(), takenBack);
    }
}
