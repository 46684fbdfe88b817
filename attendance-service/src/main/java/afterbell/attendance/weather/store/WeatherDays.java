package afterbell.attendance.weather.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.stereotype.Repository;

import afterbell.attendance.alert.model.Alert;
import afterbell.attendance.alert.model.AlertKey;
import afterbell.attendance.weather.model.WeatherDay;
import afterbell.attendance.weather.model.WeatherDay.Arranged;
import afterbell.attendance.weather.outbox.WeatherFacts;
import afterbell.messaging.CollectionIndexes;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** The days on which a school has had bad weather. */
@Repository
public class WeatherDays {
    private static final String COLLECTION = "weather-days";

    private final AggregateStore<WeatherDocument> documents;

    WeatherDays(AggregateStores stores) {
        this.documents = stores.of(COLLECTION, WeatherDocument.class);
    }

    public Versioned<WeatherDay> load(String schoolId, LocalDate date) {
        String id = WeatherDay.id(schoolId, date);
        return documents.find(id)
                .map(found -> found.map(WeatherDocument::toDay))
                .orElseGet(() -> Versioned.fresh(id, WeatherDay.fair(schoolId, date)));
    }

    /** @return what holds on that day */
    public Optional<Arranged> arrangedFor(String schoolId, LocalDate date) {
        return load(schoolId, date).state().arranged().stream().reduce((_, later) -> later);
    }

    /**
     * @param from  the least key of a document
     * @param limit of documents; each has at least one alert
     */
    public List<Alert> alerts(String from, String end, int limit) {
        var alerted = Filters.and(Filters.gte("s." + AlertKey.FIELD, from), Filters.lt("s." + AlertKey.FIELD, end));
        return documents.find(alerted, Sorts.ascending("s." + AlertKey.FIELD), limit)
                .stream()
                .flatMap(found -> found.state().toAlerts().stream())
                .toList();
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if somebody else has saved meanwhile */
    public void save(Versioned<WeatherDay> before, WeatherDay next, Arranged arranged) {
        documents.save(before, WeatherDocument.of(next), List.of(WeatherFacts.toPublish(next, arranged)));
    }

    @Configuration(proxyBeanMethods = false)
    static class Indexes {
        @Bean
        CollectionIndexes indexesOfWeatherDays() {
            return CollectionIndexes.of(COLLECTION,
                    new Index().named("alerts").on("s." + AlertKey.FIELD, Direction.ASC).sparse());
        }
    }
}
