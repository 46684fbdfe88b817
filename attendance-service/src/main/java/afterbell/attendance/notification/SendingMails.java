package afterbell.attendance.notification;

import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

import afterbell.attendance.notification.MailCarrier.MailAway;
import afterbell.attendance.notification.MailCarrier.MailRefused;
import afterbell.attendance.notification.model.Mail;
import afterbell.attendance.notification.model.Mail.Cause;
import afterbell.attendance.notification.model.Mail.State;
import afterbell.attendance.notification.model.Preferences;
import afterbell.attendance.notification.store.AllPreferences;
import afterbell.attendance.notification.store.Mails;
import afterbell.messaging.outbox.Versioned;

/**
 * Sends what waits. A try is written down before it begins, so that no two instances make it, and what became of it
 * afterwards: a crash between the server's yes and that word sends the mail once more, nothing else does.
 */
@Service
public class SendingMails {
    private static final Logger LOG = LoggerFactory.getLogger(SendingMails.class);
    private static final long EVERY_MILLIS = 2_000;
    private static final int AT_ONCE = 50;

    private final Mails mails;
    private final AllPreferences preferences;
    private final NoticeTexts texts;
    private final MailCarrier carrier;
    private final MeterRegistry meters;
    private final AtomicBoolean busy = new AtomicBoolean();

    SendingMails(Mails mails, AllPreferences preferences, NoticeTexts texts, MailCarrier carrier,
            MeterRegistry meters) {
        this.mails = mails;
        this.preferences = preferences;
        this.texts = texts;
        this.carrier = carrier;
        this.meters = meters;
    }

    /** On a thread of its own: a slow server must not hold up other timed work. */
    @Scheduled(initialDelay = EVERY_MILLIS, fixedDelay = EVERY_MILLIS)
    void begin() {
        if (carrier.isThere() && busy.compareAndSet(false, true)) {
            Thread.ofVirtual().name("sending-mails").start(() -> {
                try {
                    send();
                } catch (RuntimeException e) {
                    LOG.error("Mails could not be sent; the next round tries again", e);
                } finally {
                    busy.set(false);
                }
            });
        }
    }

    private void send() {
        for (var mail : mails.due(Instant.now(), AT_ONCE)) {
            if (!carrier.isReady()) {
                return;
            }
            try {
                send(mail);
            } catch (OptimisticLockingFailureException hasAnother) {
                LOG.debug("Another instance sends {}", mail.id());
            }
        }
    }

    private void send(Versioned<Mail> waiting) {
        var begun = mails.save(waiting, waiting.state().beginTry(Instant.now()));
        if (begun.state().state() instanceof State.Dead(var _, var cause)) {
            count(cause.name());
            return;
        }
        var ended = carry(begun.state());
        var _ = mails.save(begun, ended);
        count(switch (ended.state()) {
            case State.Sent _ -> "SENT";
            case State.Waiting _ -> "AGAIN";
            case State.Dead dead -> dead.cause().name();
        });
    }

    private Mail carry(Mail mail) {
        var wishes = preferences.load(mail.recipient()).state();
        String address = addressOf(mail, wishes);
        if (address == null) {
            return mail.dead(Instant.now(), Cause.NO_ADDRESS);
        }
        try {
            var language = Locale.forLanguageTag(wishes.language());
            carrier.carry(address, texts.subject(language), text(mail, wishes, language));
            return mail.sent(Instant.now());
        } catch (MailRefused never) {
            return mail.dead(Instant.now(), Cause.REFUSED);
        } catch (MailAway away) {
            LOG.warn("A mail waits for its next try: {}", away.getMessage());
            return mail.failed(Instant.now());
        }
    }

    private static @Nullable String addressOf(Mail mail, Preferences wishes) {
        if (mail.kind() != null) {
            return wishes.wantMail(mail.kind()) ? wishes.address() : null;
        }
        return wishes.pending() == null ? null : wishes.pending().address();
    }

    private String text(Mail mail, Preferences wishes, Locale language) {
        if (mail.kind() != null) {
            return texts.mail(mail.kind(), mail.recipient(), language);
        }
        return texts.confirmation(wishes.pending() == null ? "" : wishes.pending().code(), language);
    }

    private void count(String outcome) {
        meters.counter("afterbell.mails", "outcome", outcome.toLowerCase(Locale.ROOT)).increment();
    }
}
