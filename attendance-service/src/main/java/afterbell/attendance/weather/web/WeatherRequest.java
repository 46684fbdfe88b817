package afterbell.attendance.weather.web;

import java.time.OffsetDateTime;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

import afterbell.attendance.weather.model.WeatherDay.Weather;

record WeatherRequest(@NotNull @Schema(example = "STORM") Weather weather,
        @NotNull @Schema(example = "2021-09-13T13:00:00+08:00") OffsetDateTime at) {}
