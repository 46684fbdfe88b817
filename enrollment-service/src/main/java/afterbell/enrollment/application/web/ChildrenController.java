package afterbell.enrollment.application.web;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import afterbell.enrollment.application.FindApplications;
import afterbell.enrollment.application.FindApplications.Child;
import afterbell.enrollment.roster.model.Standing;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/enrollment/v1/guardians/me/children")
@Tag(name = "Guardians 家长", description = "What a guardian sees of the own children")
class ChildrenController {
    private final FindApplications findApplications;

    ChildrenController(FindApplications findApplications) {
        this.findApplications = findApplications;
    }

    record ChildrenView(List<ChildView> items) {}

    /** @param schoolId and grade where the child is on a roll */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ChildView(String pupilId, @Nullable String schoolId, @Nullable Integer grade, String name,
            List<ApplicationView> applications) {}

    @Operation(summary = "List the own children", description = "With their applications.")
    @GetMapping
    @PreAuthorize("hasRole('guardian')")
    ChildrenView children(Caller caller) {
        return new ChildrenView(findApplications.childrenOf(caller).stream().map(ChildrenController::view).toList());
    }

    private static ChildView view(Child child) {
        var standing = child.pupil().pupil().current();
        return new ChildView(child.pupil().pupil().pupilId(), standing.map(Standing::schoolId).orElse(null),
                standing.map(Standing::grade).orElse(null), child.pupil().name(),
                child.applications().stream().map(ApplicationView::of).toList());
    }
}
