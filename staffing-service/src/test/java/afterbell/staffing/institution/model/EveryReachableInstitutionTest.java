package afterbell.staffing.institution.model;

import static afterbell.staffing.institution.model.InstitutionsInTests.ID;
import static afterbell.staffing.institution.model.InstitutionsInTests.declaration;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;

import org.junit.jupiter.api.Test;

import afterbell.staffing.institution.model.Institution.Accepted;
import afterbell.staffing.institution.model.Institution.Decision;
import afterbell.staffing.institution.model.Institution.Removed;
import afterbell.staffing.institution.model.Institution.Stage;
import afterbell.staffing.institution.model.Institution.Suspended;
import afterbell.staffing.institution.model.Institution.Undeclared;
import afterbell.staffing.institution.model.InstitutionRules.Outcome.Taken;

/** R5: whatever is done in whatever order, nobody's day is accepted that the bureau has not accepted. */
class EveryReachableInstitutionTest {
    private static final LocalDate FIRST = LocalDate.of(2021, 9, 1);
    private static final int DAYS = 4;
    private static final int MOST_STEPS = 6;

    private record Course(Institution institution, LocalDate today, int steps) {}

    @Test
    void keepsWhatTheBureauHasDecided() {
        var seen = new HashSet<Course>();
        var open = new ArrayDeque<Course>();
        open.add(new Course(new Undeclared(ID), FIRST, 0));
        var stages = EnumSet.noneOf(Stage.class);
        while (!open.isEmpty()) {
            var here = open.remove();
            if (!seen.add(here)) {
                continue;
            }
            if (!(here.institution() instanceof Undeclared)) {
                stages.add(here.institution().stage());
            }
            for (var next : after(here)) {
                check(here, next);
                if (next.steps() <= MOST_STEPS) {
                    open.add(next);
                }
            }
        }
        assertThat(stages).containsExactlyInAnyOrder(Stage.values());
        assertThat(seen).hasSizeGreaterThan(500);
    }

    private static List<Course> after(Course here) {
        var next = new ArrayList<Course>();
        for (var step : steps(here.today())) {
            if (InstitutionRules.decide(here.institution(), step, here.today()) instanceof Taken(var institution)) {
                next.add(new Course(institution, here.today(), here.steps() + 1));
            }
        }
        if (here.today().isBefore(FIRST.plusDays(DAYS))) {
            var tomorrow = here.today().plusDays(1);
            next.add(new Course(InstitutionRules.expire(here.institution(), tomorrow), tomorrow, here.steps()));
        }
        return next;
    }

    private static List<Step> steps(LocalDate today) {
        var decision = new Decision(today, "because");
        return List.of(new Step.Declaring(declaration(today, today.plusDays(1))), new Step.Accepting(today),
                new Step.Rejecting(decision), new Step.Suspending(decision), new Step.Reinstating(today),
                new Step.Removing(decision));
    }

    private static void check(Course before, Course after) {
        var days = after.institution().acceptedDays();
        var gained = after.today()
                .datesUntil(FIRST.plusDays(60))
                .anyMatch(day -> days.include(day) && !before.institution().acceptedDays().include(day));
        var past = FIRST.datesUntil(after.today()).filter(days::include).toList();

        assertThat(past).isEqualTo(FIRST.datesUntil(after.today())
                .filter(before.institution().acceptedDays()::include)
                .toList());
        if (gained) {
            assertThat(after.institution()).isInstanceOf(Accepted.class);
            assertThat(after.institution().inForce().orElseThrow().since()).isEqualTo(after.today());
        }
        if (after.institution() instanceof Suspended || after.institution() instanceof Removed) {
            assertThat(days.include(after.today())).isFalse();
        }
        if (before.institution() instanceof Removed) {
            assertThat(after.institution()).isEqualTo(before.institution());
        }
    }
}
