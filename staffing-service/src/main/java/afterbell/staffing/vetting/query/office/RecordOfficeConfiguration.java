package afterbell.staffing.vetting.query.office;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import afterbell.staffing.vetting.query.RecordOffice;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RecordOfficeSettings.class)
class RecordOfficeConfiguration {
    @Bean
    RecordOffice recordOffice(RecordOfficeSettings settings, MeterRegistry meters) {
        return settings.isThere() ? new HttpRecordOffice(settings, meters) : new NoRecordOffice();
    }
}
