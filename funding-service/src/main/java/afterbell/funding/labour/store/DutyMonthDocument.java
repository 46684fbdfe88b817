package afterbell.funding.labour.store;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.funding.labour.model.DutyMonth;
import afterbell.funding.labour.model.DutyMonth.Duty;

/** A worker's month on disk. */
record DutyMonthDocument(@Field("sc") String schoolId, @Field("m") String month, @Field("w") String workerId,
        @Field("d") List<DutyDocument> duties) {

    record DutyDocument(@Field("d") int dayOfMonth, @Field("m") int minutes, @Field("q") long sequence) {
        static DutyDocument of(LocalDate day, Duty duty) {
            return new DutyDocument(day.getDayOfMonth(), duty.minutes(), duty.sequence());
        }
    }

    static DutyMonthDocument of(DutyMonth month) {
        return new DutyMonthDocument(month.schoolId(), month.month().toString(), month.workerId(), month.duties()
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .map(it -> DutyDocument.of(it.getKey(), it.getValue()))
                .toList());
    }

    DutyMonth toMonth() {
        var parsed = YearMonth.parse(month);
        return new DutyMonth(schoolId, parsed, workerId, duties.stream()
                .collect(Collectors.toMap(it -> parsed.atDay(it.dayOfMonth()),
                        it -> new Duty(it.minutes(), it.sequence()))));
    }
}
