package afterbell.attendance.weather.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import afterbell.attendance.plan.model.ServicePlan.OutdoorOffering;

/**
 * The bad weather of a school's day (R29).
 *
 * @param arranged the latest last, at most {@link #MOST}: it holds
 */
public record WeatherDay(String schoolId, LocalDate date, List<Arranged> arranged) {
    /** Times that the weather of a day can turn. */
    public static final int MOST = 20;

    public WeatherDay {
        arranged = List.copyOf(arranged);
    }

    public static WeatherDay fair(String schoolId, LocalDate date) {
        return new WeatherDay(schoolId, date, List.of());
    }

    /** @return the day's identity in the store and in events */
    public static String id(String schoolId, LocalDate date) {
        return schoolId + ":" + date;
    }

    /** What kind. */
    public enum Weather {
        RAIN,
        WIND,
        STORM,
        SNOW,
        HEAT,
        HAZE
    }

    /** @param offerings every outdoor offering with what it does instead */
    public record Arranged(Weather weather, Instant at, List<OutdoorOffering> offerings) {
        public Arranged {
            offerings = List.copyOf(offerings);
        }
    }

    /** @return what was arranged by the same words before */
    public Optional<Arranged> said(Weather weather, Instant at) {
        return arranged.stream().filter(it -> it.weather() == weather && it.at().equals(at)).findFirst();
    }

    public boolean isFull() {
        return arranged.size() >= MOST;
    }

    public WeatherDay turned(Arranged next) {
        var more = new ArrayList<>(arranged);
        more.add(next);
        return new WeatherDay(schoolId, date, more);
    }
}
