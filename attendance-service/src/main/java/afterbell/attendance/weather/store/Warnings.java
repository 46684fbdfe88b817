package afterbell.attendance.weather.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.stereotype.Repository;

import afterbell.attendance.weather.model.Warning;
import afterbell.attendance.weather.model.WeatherDay.Weather;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** How far each of the weather office's warnings was arranged for. */
@Repository
public class Warnings {
    private final AggregateStore<WarningDocument> documents;

    Warnings(AggregateStores stores) {
        this.documents = stores.of("weather-warnings", WarningDocument.class);
    }

    record WarningDocument(@Field("d") String date, @Field("w") Weather weather, @Field("t") Instant at,
            @Field("n") int schools) {}

    /** @return whether all schools were arranged for */
    public boolean isArranged(Warning warning) {
        return find(warning.warningId()).isPresent();
    }

    private Optional<Versioned<WarningDocument>> find(String warningId) {
        return documents.find(warningId);
    }

    /**
     * Keeps that all schools were arranged for.
     *
     * @param schools how many
     * @throws org.springframework.dao.OptimisticLockingFailureException if another instance has kept it
     */
    public void arranged(Warning warning, int schools) {
        documents.save(Versioned.fresh(warning.warningId(), warning), new WarningDocument(warning.date().toString(),
                warning.weather(), warning.at(), schools), List.of());
    }
}
