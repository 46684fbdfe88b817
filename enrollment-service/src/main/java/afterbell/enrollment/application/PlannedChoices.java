package afterbell.enrollment.application;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import afterbell.enrollment.application.model.Wishes;
import afterbell.enrollment.plan.model.Offering;
import afterbell.enrollment.plan.model.PublishedPlan;
import afterbell.web.problem.ProblemException;

/** What a published plan says to an application: the notice (R3), and what can be chosen (R8). */
final class PlannedChoices {
    private PlannedChoices() {}

    static void requireCurrent(PublishedPlan plan, int noticeVersion) {
        if (noticeVersion != plan.noticeVersion()) {
            throw new ProblemException(ApplicationProblem.NOTICE_NOT_ACKNOWLEDGED,
                    Map.of("version", plan.noticeVersion()));
        }
    }

    static void requireOffered(PublishedPlan plan, Wishes wishes) {
        var offered = plan.content().offerings().stream().map(Offering::offeringId).collect(Collectors.toSet());
        var seen = new HashSet<String>();
        for (var choice : wishes.choices()) {
            if (!offered.contains(choice)) {
                throw new ProblemException(ApplicationProblem.CHOICE_UNKNOWN);
            }
            if (!seen.add(choice)) {
                throw new ProblemException(ApplicationProblem.CHOICE_TWICE);
            }
        }
    }

    /**
     * The groups in which an application's choices take place, the best first. An offering that names no groups takes
     * place in all of them; one that is no longer planned says nothing.
     *
     * @return empty when any group will do
     */
    static List<String> groupsFor(PublishedPlan plan, Wishes wishes, List<String> allGroups) {
        var offerings = plan.content()
                .offerings()
                .stream()
                .collect(Collectors.toMap(Offering::offeringId, Function.identity(), (first, _) -> first));
        var groups = new LinkedHashSet<String>();
        for (var choice : wishes.choices()) {
            var offering = offerings.get(choice);
            if (offering != null) {
                groups.addAll(offering.groupIds().isEmpty() ? allGroups : offering.groupIds());
            }
        }
        return List.copyOf(groups);
    }
}
