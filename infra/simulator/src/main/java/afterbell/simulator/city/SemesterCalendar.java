package afterbell.simulator.city;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Autumn 2021 as the school calendar has it: 98 service days (R10). */
public final class SemesterCalendar {
    public static final LocalDate FIRST = LocalDate.of(2021, 9, 1);
    public static final LocalDate LAST = LocalDate.of(2022, 1, 21);
    private static final String FILE = "/afterbell/simulator/legal-holidays-2021-autumn.json";

    private SemesterCalendar() {}

    /** The legal-holiday file, as the bureau hands it in. */
    public static JsonNode holidays() {
        try (InputStream file = SemesterCalendar.class.getResourceAsStream(FILE)) {
            return new JsonMapper().readTree(Objects.requireNonNull(file).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + FILE, e);
        }
    }

    /** Weekdays without legal holidays, and the make-up working days. */
    public static List<LocalDate> serviceDays() {
        var off = StreamSupport.stream(holidays().spliterator(), false)
                .collect(Collectors.toMap(it -> LocalDate.parse(it.path("date").asString()),
                        it -> it.path("isOffDay").asBoolean()));
        return FIRST.datesUntil(LAST.plusDays(1)).filter(day -> !off.getOrDefault(day, isWeekend(day))).toList();
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
