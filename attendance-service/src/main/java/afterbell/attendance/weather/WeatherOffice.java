package afterbell.attendance.weather;

import java.time.LocalDate;
import java.util.List;

import afterbell.attendance.weather.model.Warning;

/** The office that warns of bad weather (R29). */
public interface WeatherOffice {
    /** @return whether there is an office to ask; where there is none, people arrange by hand */
    boolean isThere();

    /**
     * @return the warnings for that day, at most 20
     * @throws WeatherOfficeAway if the office says nothing that can be used
     */
    List<Warning> warnings(LocalDate date);
}
