package afterbell.staffing.shortfall.store;

import java.time.LocalDate;
import java.util.List;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.stereotype.Repository;

import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.place.model.Slot;
import afterbell.staffing.rota.model.Coverage;
import afterbell.staffing.shortfall.model.Forecast;
import afterbell.staffing.shortfall.outbox.ShortfallFacts;

/** What is forecast for each school, and was told. */
@Repository
public class Forecasts {
    static final String COLLECTION = "staff-forecasts";
    private static final String SUFFIX = ":staff";
    private final AggregateStore<ForecastDocument> documents;

    Forecasts(AggregateStores stores) {
        this.documents = stores.of(COLLECTION, ForecastDocument.class);
    }

    record ShortfallDocument(@Field("d") String date, @Field("sl") Slot slot, @Field("e") int expected,
            @Field("n") int needed, @Field("a") int assigned) {}

    /** @param dates of the shortfalls, each once, for the index of a day's schools */
    record ForecastDocument(@Field("sc") String schoolId, @Field("ds") List<String> dates,
            @Field("s") List<ShortfallDocument> shortfalls) {

        static ForecastDocument of(Forecast it) {
            return new ForecastDocument(it.schoolId(),
                    it.shortfalls().stream().map(s -> s.date().toString()).distinct().toList(),
                    it.shortfalls()
                            .stream()
                            .map(s -> new ShortfallDocument(s.date().toString(), s.slot(), s.expected(), s.needed(),
                                    s.assigned()))
                            .toList());
        }

        Forecast toForecast() {
            return new Forecast(schoolId, shortfalls.stream()
                    .map(s -> new Coverage(LocalDate.parse(s.date()), s.slot(), s.expected(), s.needed(),
                            s.assigned()))
                    .toList());
        }
    }

    /** @return the forecast; one without shortfalls where none was made yet */
    public Versioned<Forecast> load(String schoolId) {
        return documents.find(schoolId + SUFFIX)
                .map(found -> found.map(ForecastDocument::toForecast))
                .orElseGet(() -> Versioned.fresh(schoolId + SUFFIX, Forecast.none(schoolId)));
    }

    /**
     * @param after the last school of the page before, empty for the first page
     * @return those with a shortfall on that day
     */
    public List<Forecast> shortOn(LocalDate date, String after, int limit) {
        var filter = Filters.and(Filters.eq("s.ds", date.toString()),
                Filters.gt("_id", after.isEmpty() ? "" : after + SUFFIX));
        return documents.find(filter, Sorts.ascending("_id"), limit)
                .stream()
                .map(it -> it.state().toForecast())
                .toList();
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if it has changed meanwhile */
    public void save(Versioned<Forecast> before, Forecast next, LocalDate today) {
        if (!next.equals(before.state())) {
            var facts = next.since(before.state(), today).stream().map(ShortfallFacts::toPublish).toList();
            documents.save(before, ForecastDocument.of(next), facts);
        }
    }
}
