package afterbell.attendance.weather.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.attendance.alert.model.Alert;
import afterbell.attendance.alert.model.Alert.Matter;
import afterbell.attendance.alert.model.AlertKey;
import afterbell.attendance.plan.model.ServicePlan.BadWeather;
import afterbell.attendance.plan.model.ServicePlan.OutdoorOffering;
import afterbell.attendance.weather.model.WeatherDay;
import afterbell.attendance.weather.model.WeatherDay.Arranged;
import afterbell.attendance.weather.model.WeatherDay.Weather;

/** A day's bad weather on disk. */
record WeatherDocument(@Field("sc") String schoolId, @Field("d") String date,
        @Field("a") List<ArrangedDocument> arranged, @Field(AlertKey.FIELD) String alertKey) {

    record ArrangedDocument(@Field("w") Weather weather, @Field("t") Instant at,
            @Field("o") List<OfferingDocument> offerings) {}

    record OfferingDocument(@Field("i") String offeringId, @Field("b") BadWeather badWeather) {}

    static WeatherDocument of(WeatherDay day) {
        return new WeatherDocument(day.schoolId(), day.date().toString(),
                day.arranged().stream().map(WeatherDocument::document).toList(),
                AlertKey.of(day.schoolId(), day.date(), "w"));
    }

    private static ArrangedDocument document(Arranged arranged) {
        return new ArrangedDocument(arranged.weather(), arranged.at(), arranged.offerings()
                .stream()
                .map(offering -> new OfferingDocument(offering.offeringId(), offering.badWeather()))
                .toList());
    }

    WeatherDay toDay() {
        return new WeatherDay(schoolId, LocalDate.parse(date), arranged.stream()
                .map(it -> new Arranged(it.weather(), it.at(),
                        it.offerings()
                                .stream()
                                .map(offering -> new OutdoorOffering(offering.offeringId(), offering.badWeather()))
                                .toList()))
                .toList());
    }

    List<Alert> toAlerts() {
        return IntStream.range(0, arranged.size())
                .mapToObj(index -> new Alert(alertKey, index, schoolId, LocalDate.parse(date),
                        arranged.get(index).at(), new Matter.BadWeather(arranged.get(index).weather().name(),
                                arranged.get(index).offerings().size())))
                .toList();
    }
}
