package afterbell.attendance.weather.model;

import java.time.Instant;
import java.time.LocalDate;

import afterbell.attendance.weather.model.WeatherDay.Weather;

/**
 * The weather office warns the city.
 *
 * @param warningId the office's
 * @param date      the day for which it warns
 * @param at        from when it holds
 */
public record Warning(String warningId, LocalDate date, Weather weather, Instant at) {}
