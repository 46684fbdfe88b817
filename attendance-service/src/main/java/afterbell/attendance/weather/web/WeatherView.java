package afterbell.attendance.weather.web;

import java.time.Instant;
import java.util.List;

import afterbell.attendance.plan.model.ServicePlan.OutdoorOffering;
import afterbell.attendance.weather.model.WeatherDay.Arranged;
import afterbell.attendance.weather.model.WeatherDay.Weather;

/** What every outdoor offering of a day does instead. */
public record WeatherView(Weather weather, Instant at, List<OutdoorOffering> arrangements) {
    public static WeatherView of(Arranged arranged) {
        return new WeatherView(arranged.weather(), arranged.at(), arranged.offerings());
    }
}
