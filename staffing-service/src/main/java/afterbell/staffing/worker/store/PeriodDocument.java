package afterbell.staffing.worker.store;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.staffing.worker.model.Period;

/** A period on disk; an end that is null is open. */
record PeriodDocument(@Nullable @Field("f") String from, @Nullable @Field("u") String until) {
    static PeriodDocument of(Period period) {
        return new PeriodDocument(period.from().equals(LocalDate.MIN) ? null : period.from().toString(),
                period.until().equals(LocalDate.MAX) ? null : period.until().toString());
    }

    Period toPeriod() {
        return new Period(from == null ? LocalDate.MIN : LocalDate.parse(from),
                until == null ? LocalDate.MAX : LocalDate.parse(until));
    }
}
