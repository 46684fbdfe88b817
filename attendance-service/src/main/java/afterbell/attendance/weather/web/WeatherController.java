package afterbell.attendance.weather.web;

import java.time.LocalDate;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import afterbell.attendance.serviceday.model.ServiceTime;
import afterbell.attendance.weather.ArrangingForBadWeather;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/attendance/v1/schools/{schoolId}/bad-weather/{date}")
@Tag(name = "Safety 安全")
class WeatherController {
    private final ArrangingForBadWeather arranging;

    WeatherController(ArrangingForBadWeather arranging) {
        this.arranging = arranging;
    }

    @Operation(summary = "Arrange for bad weather", description = """
        Puts every outdoor offering of the school's day on what the plan says for bad weather, and tells it (R29). When \\
        the weather turns, the latest holds.""")
    @PostMapping
    @PreAuthorize("hasAnyRole('school-admin', 'education-bureau')")
    WeatherView arrange(@PathVariable String schoolId, @PathVariable LocalDate date,
            @RequestBody @Valid WeatherRequest request, Caller caller) {
        return WeatherView.of(
                arranging.arrange(schoolId, date, request.weather(), ServiceTime.kept(request.at()), caller));
    }
}
