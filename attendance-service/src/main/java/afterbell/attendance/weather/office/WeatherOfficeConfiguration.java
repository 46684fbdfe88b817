package afterbell.attendance.weather.office;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import afterbell.attendance.weather.WeatherOffice;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WeatherOfficeSettings.class)
class WeatherOfficeConfiguration {
    @Bean
    WeatherOffice weatherOffice(WeatherOfficeSettings settings) {
        return settings.isThere() ? new HttpWeatherOffice(settings) : new NoWeatherOffice();
    }
}
