package afterbell.enrollment.plan.model;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import afterbell.enrollment.school.model.ServiceTimes;

/**
 * What a service plan says (R1, R22).
 *
 * @param eligibility for whom it is (参加课后服务的对象)
 * @param signUp      how guardians sign up (家长自愿报名办法)
 * @param approval    how the school decides (审批程序); empty in a draft that does not say it yet
 * @param times       when (课后服务时间, R10, R11)
 * @param staffing    who looks after the pupils; empty when not said
 * @param places      how many pupils the school can take, null when not said
 * @param offerings   what they do (学生活动安排), at most 100, each id once
 */
public record PlanContent(String eligibility, String signUp, String approval, String safetyMeasures,
        ServiceTimes times, String venues, String equipment, String staffing, @Nullable Integer places, Notice notice,
        List<Offering> offerings) {
    public PlanContent {
        offerings = List.copyOf(offerings);
    }

    public Optional<Offering> offering(String offeringId) {
        return offerings.stream().filter(it -> it.offeringId().equals(offeringId)).findFirst();
    }
}
