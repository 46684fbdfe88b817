package afterbell.attendance.weather;

import org.jspecify.annotations.Nullable;

/** The weather office gave no usable answer; it is asked again. */
public final class WeatherOfficeAway extends RuntimeException {
    private static final long serialVersionUID = 1;

    public WeatherOfficeAway(String why, @Nullable Throwable cause) {
        super(why, cause);
    }
}
