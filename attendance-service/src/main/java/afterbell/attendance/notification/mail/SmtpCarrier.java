package afterbell.attendance.notification.mail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;

import afterbell.attendance.notification.MailCarrier;

/**
 * Mail by SMTP: one connection per mail, with time limits; no calls at all while the server fails again and again. A
 * refusal of the 5xx kind is for good. Failures are told by their kind: a server's words may hold an address.
 */
final class SmtpCarrier implements MailCarrier {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpCarrier.class);
    private static final String NAME = "mail";
    private static final int CALLS_JUDGED = 20;
    private static final int CALLS_BEFORE_JUDGING = 5;
    private static final float FAILED_PERCENT_THAT_OPENS = 50;
    private static final int FOR_GOOD = 500;

    private final JavaMailSenderImpl smtp = new JavaMailSenderImpl();
    private final CircuitBreaker breaker;
    private final String from;

    SmtpCarrier(SmtpSettings settings, MeterRegistry meters) {
        smtp.setHost(settings.host());
        smtp.setPort(settings.port());
        smtp.setDefaultEncoding(StandardCharsets.UTF_8.name());
        String millis = Long.toString(settings.timeout().toMillis());
        var properties = smtp.getJavaMailProperties();
        Stream.of("connectiontimeout", "timeout", "writetimeout")
                .forEach(name -> properties.setProperty("mail.smtp." + name, millis));
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(settings.startTls()));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(settings.startTls()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        if (settings.user() != null && !settings.user().isBlank()) {
            smtp.setUsername(settings.user());
            smtp.setPassword(settings.password());
            properties.setProperty("mail.smtp.auth", "true");
        }
        this.from = Objects.requireNonNull(settings.from());
        var breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(CALLS_JUDGED)
                .minimumNumberOfCalls(CALLS_BEFORE_JUDGING)
                .failureRateThreshold(FAILED_PERCENT_THAT_OPENS)
                .waitDurationInOpenState(settings.breakerWait())
                .permittedNumberOfCallsInHalfOpenState(1)
                .automaticTransitionFromOpenToHalfOpenEnabled(true)
                .ignoreExceptions(MailRefused.class)
                .build());
        this.breaker = breakers.circuitBreaker(NAME);
        breaker.getEventPublisher()
                .onStateTransition(event -> LOG.warn("Circuit breaker of {}: {}", NAME, event.getStateTransition()));
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
    }

    @Override
    public boolean isThere() {
        return true;
    }

    @Override
    public boolean isReady() {
        return breaker.getState() != CircuitBreaker.State.OPEN;
    }

    @Override
    public void carry(String address, String subject, String text) {
        var mail = new SimpleMailMessage();
        mail.setFrom(from);
        mail.setTo(address);
        mail.setSubject(subject);
        mail.setText(text);
        try {
            breaker.executeRunnable(() -> send(mail));
        } catch (CallNotPermittedException open) {
            throw new MailAway("the mail server is left alone for a while");
        }
    }

    private void send(SimpleMailMessage mail) {
        try {
            smtp.send(mail);
        } catch (MailParseException malformed) {
            throw new MailRefused();
        } catch (MailException failed) {
            if (isForGood(failed)) {
                throw new MailRefused();
            }
            throw new MailAway(failed.getClass().getSimpleName());
        }
    }

    private static boolean isForGood(MailException failed) {
        return failed instanceof MailSendException sending
                && Arrays.stream(sending.getMessageExceptions())
                        .flatMap(SmtpCarrier::chain)
                        .anyMatch(it -> switch (it) {
                            case SMTPAddressFailedException address -> address.getReturnCode() >= FOR_GOOD;
                            case SMTPSendFailedException message -> message.getReturnCode() >= FOR_GOOD;
                            default -> false;
                        });
    }

    private static Stream<Exception> chain(Exception first) {
        return Stream.iterate(Optional.of(first), Optional::isPresent,
                it -> it.flatMap(each -> each instanceof MessagingException told
                        ? Optional.ofNullable(told.getNextException())
                        : Optional.empty()))
                .flatMap(Optional::stream);
    }
}
