package afterbell.enrollment.school.store;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.enrollment.school.model.ServiceTimes;
import afterbell.enrollment.school.model.ServiceTimes.Dismissal;
import afterbell.enrollment.school.model.ServiceTimes.Noon;

/** A school's service times on disk. */
public record TimesDocument(@Field("d") String dismissal, @Field("u") String until,
        @Field("o") List<DismissalDocument> others, @Field("f") @Nullable String noonFrom,
        @Field("t") @Nullable String noonUntil) {

    public record DismissalDocument(@Field("d") DayOfWeek weekday, @Field("g") int grade, @Field("t") String time) {}

    public static TimesDocument of(ServiceTimes it) {
        var noon = it.noon();
        return new TimesDocument(it.dismissal().toString(), it.until().toString(),
                it.others()
                        .stream()
                        .map(one -> new DismissalDocument(one.weekday(), one.grade(), one.time().toString()))
                        .toList(),
                noon == null ? null : noon.from().toString(), noon == null ? null : noon.until().toString());
    }

    public ServiceTimes toTimes() {
        return new ServiceTimes(LocalTime.parse(dismissal), LocalTime.parse(until),
                others.stream()
                        .map(it -> new Dismissal(it.weekday(), it.grade(), LocalTime.parse(it.time())))
                        .toList(),
                noonFrom == null || noonUntil == null
                        ? null
                        : new Noon(LocalTime.parse(noonFrom), LocalTime.parse(noonUntil)));
    }
}
