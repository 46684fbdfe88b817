package afterbell.attendance.notification.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * How a recipient wants to be told. Everything stands in the inbox, for it is about safety: that cannot be switched off.
 *
 * @param address  to which mail is sent, null until one is confirmed
 * @param pending  an address that is not confirmed yet: nobody enters another's
 * @param language {@code zh-CN} or {@code en}
 * @param channels where a kind is told; a kind that is left out is mailed as well
 */
public record Preferences(@Nullable String address, @Nullable Pending pending, String language,
        Map<Kind, Channel> channels) {
    public static final Preferences NONE = new Preferences(null, null, "zh-CN", Map.of());
    public static final Duration CODE_HOLDS = Duration.ofHours(24);
    public static final int MOST_WRONG = 5;

    public Preferences {
        channels = Map.copyOf(channels);
    }

    /** Where something is told. */
    public enum Channel {
        INBOX,
        INBOX_AND_MAIL
    }

    /**
     * An address that waits for its code.
     *
     * @param wrong codes that were wrong, at most {@link #MOST_WRONG}
     */
    public record Pending(String address, String code, Instant until, int wrong) {}

    /** Why an address is not confirmed. */
    public enum Refusal {
        NOTHING_TO_CONFIRM,
        CODE_WRONG,
        CODE_OVER
    }

    public Channel channel(Kind kind) {
        return channels.getOrDefault(kind, Channel.INBOX_AND_MAIL);
    }

    public boolean wantMail(Kind kind) {
        return address != null && channel(kind) == Channel.INBOX_AND_MAIL;
    }

    /**
     * @param wanted null for no mail
     * @param code   for an address that is new; one that waits already keeps its own
     */
    public Preferences set(@Nullable String wanted, String otherLanguage, Map<Kind, Channel> others, String code,
            Instant now) {
        if (wanted == null || wanted.equals(address)) {
            return new Preferences(wanted, null, otherLanguage, others);
        }
        boolean isWaiting = pending != null && pending.address().equals(wanted) && now.isBefore(pending.until());
        return new Preferences(address, isWaiting ? pending : new Pending(wanted, code, now.plus(CODE_HOLDS), 0),
                otherLanguage, others);
    }

    public Optional<Refusal> refusal(String code, Instant now) {
        if (pending == null) {
            return Optional.of(Refusal.NOTHING_TO_CONFIRM);
        }
        if (pending.wrong() >= MOST_WRONG || !now.isBefore(pending.until())) {
            return Optional.of(Refusal.CODE_OVER);
        }
        return pending.code().equals(code) ? Optional.empty() : Optional.of(Refusal.CODE_WRONG);
    }

    /** The code was right. */
    public Preferences confirmed() {
        return new Preferences(Objects.requireNonNull(pending).address(), null, language, channels);
    }

    /** The code was wrong. */
    public Preferences guessed() {
        var it = Objects.requireNonNull(pending);
        return new Preferences(address, new Pending(it.address(), it.code(), it.until(), it.wrong() + 1), language,
                channels);
    }
}
