package afterbell.enrollment.semester.store;

import java.time.LocalDate;
import java.util.List;

import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.enrollment.semester.model.Holiday;
import afterbell.enrollment.semester.model.Policy;
import afterbell.enrollment.semester.model.Semester;
import afterbell.enrollment.semester.model.ServedRule;

/** A semester on disk. */
record SemesterDocument(@Field("f") String first, @Field("l") String last,
        @Field("h") List<HolidayDocument> holidays, @Field("d") List<String> days,
        @Field("p") PolicyDocument policy) {

    record HolidayDocument(@Field("n") String name, @Field("d") String date, @Field("o") boolean off) {}

    record PolicyDocument(@Field("r") ServedRule servedRule, @Field("m") int minDays, @Field("s") long semesterRateFen,
            @Field("c") int classHourMinutes, @Field("h") int mostClassHours, @Field("l") long labourRateFen,
            @Field("t") int pupilsPerTeacher, @Field("n") int publicNoticeDays, @Field("k") int recordCheckDays) {

        static PolicyDocument of(Policy it) {
            return new PolicyDocument(it.servedRule(), it.minDays(), it.semesterRateFen(), it.classHourMinutes(),
                    it.mostClassHours(), it.labourRateFen(), it.pupilsPerTeacher(), it.publicNoticeDays(),
                    it.recordCheckDays());
        }

        Policy toPolicy() {
            return new Policy(servedRule, minDays, semesterRateFen, classHourMinutes, mostClassHours, labourRateFen,
                    pupilsPerTeacher, publicNoticeDays, recordCheckDays);
        }
    }

    static SemesterDocument of(Semester it) {
        return new SemesterDocument(it.first().toString(), it.last().toString(),
                it.holidays()
                        .stream()
                        .map(day -> new HolidayDocument(day.name(), day.date().toString(), day.off()))
                        .toList(),
                it.days().stream().map(LocalDate::toString).toList(), PolicyDocument.of(it.policy()));
    }

    Semester toSemester(String semesterId) {
        return new Semester(semesterId, LocalDate.parse(first), LocalDate.parse(last),
                holidays.stream().map(day -> new Holiday(day.name(), LocalDate.parse(day.date()), day.off())).toList(),
                days.stream().map(LocalDate::parse).toList(), policy.toPolicy());
    }
}
