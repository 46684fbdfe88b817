package afterbell.staffing.rota.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

import afterbell.staffing.calendar.model.Policy;
import afterbell.staffing.calendar.model.ServiceDays;
import afterbell.staffing.worker.model.Worker;

/** Decides whether a worker may be given a duty at all; whether the slot is free is the rota's own affair. */
public final class AssigningRules {
    private static final List<BiFunction<Duty, Facts, Optional<Refusal>>> RULES = List.of(
            AssigningRules::onlyTheSchoolsOwnWorkersServe, AssigningRules::serviceRunsOnServiceDaysOnly,
            AssigningRules::onlyTheSchoolsOwnGroupsAreLookedAfter, AssigningRules::noDayHasMoreHoursThanThePlanPays,
            AssigningRules::nobodyServesWithoutClearance, AssigningRules::clearanceHoldsForItsDaysOnly);

    private AssigningRules() {}

    /**
     * What is known when a duty is assigned.
     *
     * @param groupIds the school's groups in the semester of that day; none while no place has been granted yet
     */
    public record Facts(Worker worker, ServiceDays serviceDays, Set<String> groupIds, Policy policy) {}

    public static Optional<Refusal> refusal(Duty duty, Facts facts) {
        return RULES.stream().flatMap(rule -> rule.apply(duty, facts).stream()).findFirst();
    }

    private static Optional<Refusal> onlyTheSchoolsOwnWorkersServe(Duty duty, Facts facts) {
        return refuseUnless(facts.worker().isWith(duty.schoolId()), Refusal.WORKER_OF_ANOTHER_SCHOOL);
    }

    private static Optional<Refusal> serviceRunsOnServiceDaysOnly(Duty duty, Facts facts) {
        return refuseUnless(facts.serviceDays().include(duty.key().date()), Refusal.NO_SERVICE_DAY);
    }

    private static Optional<Refusal> onlyTheSchoolsOwnGroupsAreLookedAfter(Duty duty, Facts facts) {
        var group = duty.groupId();
        return refuseUnless(group == null || facts.groupIds().isEmpty() || facts.groupIds().contains(group),
                Refusal.GROUP_UNKNOWN);
    }

    /** A day has one afternoon, and noon has no class hours, so the duty's own are all that day's. */
    private static Optional<Refusal> noDayHasMoreHoursThanThePlanPays(Duty duty, Facts facts) {
        return refuseUnless(duty.classHours() >= 0 && duty.classHours() <= facts.policy().mostClassHours(),
                Refusal.TOO_MANY_HOURS);
    }

    private static Optional<Refusal> nobodyServesWithoutClearance(Duty duty, Facts facts) {
        var worker = facts.worker();
        return refuseUnless(worker.isBarred() || worker.wasEverCleared(duty.schoolId()), Refusal.NEVER_CLEARED);
    }

    private static Optional<Refusal> clearanceHoldsForItsDaysOnly(Duty duty, Facts facts) {
        var worker = facts.worker();
        return refuseUnless(!worker.isBarred() && worker.isClearedAt(duty.schoolId(), duty.key().date()),
                Refusal.NOT_CLEARED_THAT_DAY);
    }

    private static Optional<Refusal> refuseUnless(boolean fine, Refusal refusal) {
        return fine ? Optional.empty() : Optional.of(refusal);
    }
}
