package afterbell.enrollment.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import afterbell.enrollment.application.Applicants;
import afterbell.enrollment.application.model.Application;
import afterbell.enrollment.application.model.PriorityGroup;
import afterbell.enrollment.application.model.State;
import afterbell.enrollment.draw.model.Fairness;
import afterbell.enrollment.place.model.Intake;
import afterbell.enrollment.school.FindSchools;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** Tells school and bureau how each priority group fared in an admission (R7), without showing a single child. */
@Service
public class ReportingFairness {
    private final FindSchools findSchools;
    private final Applicants applicants;

    ReportingFairness(FindSchools findSchools, Applicants applicants) {
        this.findSchools = findSchools;
        this.applicants = applicants;
    }

    /**
     * Numbers of applications; null where one is hidden.
     *
     * @param group    null for those who belong to none, and for the sum of all
     * @param admitted who got a place, also where it has ended since
     * @param other    refused, withdrawn, or not decided yet
     */
    public record Row(@Nullable PriorityGroup group, @Nullable Integer applied, @Nullable Integer admitted,
            @Nullable Integer waiting, @Nullable Integer other) {}

    /**
     * @param groups in the order of the city's plan
     * @param none   of no confirmed group
     */
    public record Report(List<Row> groups, Row none, Row all) {}

    /**
     * @throws afterbell.web.problem.ProblemException if the school is not known or neither the caller's nor the
     *                                                 bureau's
     */
    public Report report(Intake intake, Caller caller) {
        var school = findSchools.one(intake.schoolId());
        SchoolScope.require(caller, school.id(), Role.SCHOOL_ADMIN, Role.EDUCATION_BUREAU);
        var all = applicants.of(intake, State.values());
        var groups = applicants.groupsOf(intake, all.stream()
                .filter(it -> it.state().form().priority())
                .map(Versioned::id)
                .toList(), caller);
        var published = Fairness.published(counts(all, groups));
        var rows = IntStream.range(0, published.size()).mapToObj(i -> row(i, published.get(i))).toList();
        int none = PriorityGroup.values().length;
        return new Report(rows.subList(0, none), rows.get(none), rows.get(none + 1));
    }

    private static List<List<Integer>> counts(List<Versioned<Application>> all, Map<String, PriorityGroup> groups) {
        var counts = new int[PriorityGroup.values().length + 1][3];
        for (var it : all) {
            var group = groups.get(it.id());
            counts[group == null ? PriorityGroup.values().length : group.ordinal()][column(it.state())]++;
        }
        var rows = new ArrayList<List<Integer>>();
        for (var row : counts) {
            rows.add(IntStream.of(row).boxed().toList());
        }
        return rows;
    }

    private static int column(Application application) {
        return switch (application.state()) {
            case ADMITTED, ENDED -> 0;
            case WAITLISTED -> 1;
            case SUBMITTED, UNDER_REVIEW, REFUSED, WITHDRAWN -> 2;
        };
    }

    private static Row row(int place, List<Optional<Integer>> cells) {
        var groups = PriorityGroup.values();
        return new Row(place < groups.length ? groups[place] : null, cells.get(3).orElse(null),
                cells.get(0).orElse(null), cells.get(1).orElse(null), cells.get(2).orElse(null));
    }
}
