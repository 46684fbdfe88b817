package afterbell.funding.payment.bank;

import java.io.IOException;
import java.util.Objects;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PaymentSettings.class)
class BankConfiguration {
    @Bean
    Bank bank(PaymentSettings settings) throws IOException {
        return settings.hasFolder() ? new FolderBank(Objects.requireNonNull(settings.folder())) : new NoBank();
    }
}
