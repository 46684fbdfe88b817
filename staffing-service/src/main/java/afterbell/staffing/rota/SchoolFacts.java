package afterbell.staffing.rota;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import afterbell.staffing.calendar.model.Policy;
import afterbell.staffing.calendar.model.Semester;
import afterbell.staffing.calendar.model.ServiceDays;
import afterbell.staffing.rota.model.AssigningRules;
import afterbell.staffing.worker.model.Worker;

/**
 * What is known of a school when duties are planned there.
 *
 * @param groupIds by semester
 */
public record SchoolFacts(ServiceDays serviceDays, Map<String, Set<String>> groupIds, List<Semester> semesters) {

    public Policy policyOn(LocalDate day) {
        return Semester.policyOn(day, semesters);
    }

    /** @return null for a worker who is not known */
    public AssigningRules.@Nullable Facts about(@Nullable Worker worker, LocalDate day) {
        if (worker == null) {
            return null;
        }
        var groups = serviceDays.semesterOf(day).map(it -> groupIds.getOrDefault(it, Set.of())).orElse(Set.of());
        return new AssigningRules.Facts(worker, serviceDays, groups, policyOn(day));
    }
}
