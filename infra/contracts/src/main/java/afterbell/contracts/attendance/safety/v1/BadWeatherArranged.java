package afterbell.contracts.attendance.safety.v1;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.attendance.bad-weather-arranged.v1", about = "Bad weather has put every outdoor offering of the day on its arrangement (R29).")
public record BadWeatherArranged(@Meaning("Opaque id of the school") String schoolId,
        @Meaning("The service day, Asia/Shanghai") LocalDate serviceDate,
        @Meaning("What kind") Weather weather,
        @Meaning("One per outdoor offering, at most 100") List<Arrangement> arrangements,
        @Meaning("When it happened, UTC") Instant at) implements SafetyFact {}
