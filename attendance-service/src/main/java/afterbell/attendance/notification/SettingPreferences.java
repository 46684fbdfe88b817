package afterbell.attendance.notification;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import afterbell.attendance.Conflicts;
import afterbell.attendance.notification.model.Kind;
import afterbell.attendance.notification.model.Mail;
import afterbell.attendance.notification.model.Preferences;
import afterbell.attendance.notification.model.Preferences.Channel;
import afterbell.attendance.notification.model.Preferences.Refusal;
import afterbell.attendance.notification.model.Recipient;
import afterbell.attendance.notification.store.AllPreferences;
import afterbell.attendance.notification.store.Mails;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;

/**
 * Keeps how somebody wants to be told. An address is used once its owner has sent back the code that was mailed to it.
 */
@Service
public class SettingPreferences {
    private static final int MOST_RACES = 5;
    private static final int CODES = 100_000_000;
    /** To one recipient, also those for other addresses. */
    private static final int MOST_MAILS = 5;

    private final AllPreferences preferences;
    private final Mails mails;
    private final MailCarrier carrier;
    private final AuditLog audit;
    private final SecureRandom random = new SecureRandom();

    SettingPreferences(AllPreferences preferences, Mails mails, MailCarrier carrier, AuditLog audit) {
        this.preferences = preferences;
        this.mails = mails;
        this.carrier = carrier;
        this.audit = audit;
    }

    public Preferences find(Recipient recipient) {
        return preferences.load(recipient).state();
    }

    /**
     * @param address  null for no mail
     * @param schoolId of a school's people, null for a person of their own
     * @throws ProblemException {@code attendance.mail-not-offered}, {@code attendance.too-many-confirmations}
     */
    public Preferences set(Recipient recipient, @Nullable String address, String language,
            Map<Kind, Channel> channels, @Nullable String schoolId, Caller caller) {
        if (address != null && !carrier.isThere()) {
            throw new ProblemException(NotificationProblem.MAIL_NOT_OFFERED);
        }
        var now = Instant.now();
        var saved = Conflicts.lookAgain(MOST_RACES,
                () -> setOnce(preferences.load(recipient), recipient, address, language, channels, now));
        audit.decided(caller, "notification-preferences.set", new Subject("recipient", recipient.value(), schoolId),
                saved.version(), null, null);
        mailTheCode(recipient, saved.state());
        return saved.state();
    }

    private Versioned<Preferences> setOnce(Versioned<Preferences> before, Recipient recipient,
            @Nullable String address, String language, Map<Kind, Channel> channels, Instant now) {
        var next = before.state().set(address, language, channels, newCode(), now);
        boolean asksAnew = next.pending() != null && !next.pending().equals(before.state().pending());
        if (asksAnew && mails.madeSince(recipient, now.minus(Duration.ofHours(1)), MOST_MAILS) >= MOST_MAILS) {
            throw new ProblemException(NotificationProblem.TOO_MANY_CONFIRMATIONS);
        }
        return next.equals(before.state()) && !before.isFresh() ? before : preferences.save(before, next);
    }

    /** After the address was saved; saying it again adds what a crash has left out. */
    private void mailTheCode(Recipient recipient, Preferences saved) {
        var pending = saved.pending();
        if (pending != null) {
            String id = "confirm:" + recipient.value() + ":" + pending.until().toEpochMilli();
            mails.add(List.of(Mail.waiting(id, recipient, null, Instant.now())));
        }
    }

    private String newCode() {
        return "%08d".formatted(random.nextInt(CODES));
    }

    /** @throws ProblemException if the code is not the one that was mailed, or holds no more */
    public Preferences confirm(Recipient recipient, String code, @Nullable String schoolId, Caller caller) {
        var saved = Conflicts.lookAgain(MOST_RACES, () -> confirmOnce(preferences.load(recipient), code));
        audit.decided(caller, "notification-address.confirmed", new Subject("recipient", recipient.value(), schoolId),
                saved.version(), null, null);
        return saved.state();
    }

    private Versioned<Preferences> confirmOnce(Versioned<Preferences> before, String code) {
        var refusal = before.state().refusal(code, Instant.now()).orElse(null);
        if (refusal == Refusal.CODE_WRONG) {
            var _ = preferences.save(before, before.state().guessed());
        }
        if (refusal != null) {
            throw new ProblemException(NotificationProblem.valueOf(refusal.name()));
        }
        return preferences.save(before, before.state().confirmed());
    }
}
