package afterbell.funding.semester.store;

import java.time.LocalDate;
import java.util.List;

import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.funding.semester.model.Policy;
import afterbell.funding.semester.model.PublishedSemester;
import afterbell.funding.semester.model.ServedRule;

/** A published semester on disk. */
record SemesterDocument(@Field("ve") int version, @Field("f") String first, @Field("l") String last,
        @Field("d") List<String> serviceDays, @Field("p") PolicyDocument policy) {

    record PolicyDocument(@Field("r") ServedRule servedRule, @Field("md") int minDays,
            @Field("sr") long semesterRateFen, @Field("ch") int classHourMinutes, @Field("mh") int mostClassHours,
            @Field("lr") long labourRateFen) {
        static PolicyDocument of(Policy policy) {
            return new PolicyDocument(policy.servedRule(), policy.minDays(), policy.semesterRateFen(),
                    policy.classHourMinutes(), policy.mostClassHours(), policy.labourRateFen());
        }

        Policy toPolicy() {
            return new Policy(servedRule, minDays, semesterRateFen, classHourMinutes, mostClassHours, labourRateFen);
        }
    }

    static SemesterDocument of(PublishedSemester semester) {
        return new SemesterDocument(semester.version(), semester.first().toString(), semester.last().toString(),
                semester.serviceDays().stream().map(LocalDate::toString).toList(),
                PolicyDocument.of(semester.policy()));
    }

    PublishedSemester toSemester(String semesterId) {
        return new PublishedSemester(semesterId, version, LocalDate.parse(first), LocalDate.parse(last),
                serviceDays.stream().map(LocalDate::parse).toList(), policy.toPolicy());
    }
}
