package afterbell.attendance.weather.office;

import java.time.LocalDate;
import java.util.List;

import afterbell.attendance.weather.WeatherOffice;
import afterbell.attendance.weather.model.Warning;

/** An installation that asks no office. */
final class NoWeatherOffice implements WeatherOffice {
    @Override
    public boolean isThere() {
        return false;
    }

    @Override
    public List<Warning> warnings(LocalDate date) {
        return List.of();
    }
}
