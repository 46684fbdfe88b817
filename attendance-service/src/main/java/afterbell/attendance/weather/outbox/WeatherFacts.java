package afterbell.attendance.weather.outbox;

import afterbell.attendance.weather.model.WeatherDay;
import afterbell.attendance.weather.model.WeatherDay.Arranged;
import afterbell.contracts.attendance.safety.v1.Arrangement;
import afterbell.contracts.attendance.safety.v1.BadWeather;
import afterbell.contracts.attendance.safety.v1.BadWeatherArranged;
import afterbell.contracts.attendance.safety.v1.Weather;
import afterbell.messaging.outbox.Outgoing;

/** Tells of bad weather in the words of the contract. */
public final class WeatherFacts {
    private WeatherFacts() {}

    public static Outgoing toPublish(WeatherDay day, Arranged arranged) {
        var arrangements = arranged.offerings()
                .stream()
                .map(offering -> new Arrangement(offering.offeringId(),
                        BadWeather.valueOf(offering.badWeather().name())))
                .toList();
        return new Outgoing(day.schoolId(), new BadWeatherArranged(day.schoolId(), day.date(),
                Weather.valueOf(arranged.weather().name()), arrangements, arranged.at()));
    }
}
