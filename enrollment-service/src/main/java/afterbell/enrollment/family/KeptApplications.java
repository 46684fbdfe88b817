package afterbell.enrollment.family;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import afterbell.enrollment.application.model.Application;
import afterbell.enrollment.application.model.State;
import afterbell.enrollment.application.store.Applications;
import afterbell.messaging.outbox.Versioned;

/** What was applied for, and why the child comes first where it does (R7). */
@Component
@Order(2)
class KeptApplications implements KeptData {
    private final Applications applications;

    KeptApplications(Applications applications) {
        this.applications = applications;
    }

    /** @param priority group and evidence, absent without them */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Applied(State state, Application application, Applications.@Nullable Priority priority) {}

    @Override
    public String part() {
        return "applications";
    }

    @Override
    public Object of(String pupilId) {
        return applications.ofPupil(pupilId)
                .stream()
                .map(Versioned::state)
                .map(it -> new Applied(it.state(), it, applications.priorityOf(it).orElse(null)))
                .toList();
    }

    @Override
    public List<FamilyProblem> inTheWay(String pupilId) {
        return applications.ofPupil(pupilId).stream().anyMatch(it -> it.state().isOpen())
                ? List.of(FamilyProblem.APPLICATION_OPEN)
                : List.of();
    }
}
