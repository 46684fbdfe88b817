package afterbell.attendance.notification.mail;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import afterbell.attendance.notification.MailCarrier;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SmtpSettings.class)
class MailConfiguration {
    @Bean
    MailCarrier mailCarrier(SmtpSettings settings, MeterRegistry meters) {
        return settings.isThere() ? new SmtpCarrier(settings, meters) : new NoMailCarrier();
    }
}
