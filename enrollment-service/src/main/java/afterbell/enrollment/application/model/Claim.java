package afterbell.enrollment.application.model;

import org.jspecify.annotations.Nullable;

/**
 * What the school says of a claim to a priority group (R7). A group that is not confirmed ranks as none. Which group it
 * is, and its evidence, are sealed and not here.
 *
 * @param reason why it was rejected; null otherwise
 */
public record Claim(Standing standing, @Nullable String reason) {
    public static final Claim NONE = new Claim(Standing.NONE, null);
    public static final Claim CLAIMED = new Claim(Standing.CLAIMED, null);
    public static final Claim CONFIRMED = new Claim(Standing.CONFIRMED, null);

    /** What a claim can be. */
    public enum Standing {
        NONE,
        CLAIMED,
        CONFIRMED,
        REJECTED
    }

    public static Claim rejected(String reason) {
        return new Claim(Standing.REJECTED, reason);
    }

    public boolean isMade() {
        return standing != Standing.NONE;
    }

    public boolean isConfirmed() {
        return standing == Standing.CONFIRMED;
    }

    public boolean isUndecided() {
        return standing == Standing.CLAIMED;
    }
}
