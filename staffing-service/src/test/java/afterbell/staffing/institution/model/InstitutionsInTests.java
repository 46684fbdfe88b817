package afterbell.staffing.institution.model;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import afterbell.staffing.institution.model.Institution.Decision;
import afterbell.staffing.institution.model.Institution.Undeclared;
import afterbell.staffing.institution.model.InstitutionRules.Outcome.Refused;
import afterbell.staffing.institution.model.InstitutionRules.Outcome.Taken;

/** Institutions and steps of the tests of the model. */
final class InstitutionsInTests {
    static final String ID = "52370100MJD0001230";
    static final LocalDate DECLARED = LocalDate.of(2021, 8, 16);
    static final LocalDate ACCEPTED = LocalDate.of(2021, 8, 20);
    static final LocalDate UNTIL = LocalDate.of(2022, 8, 31);
    static final LocalDate TODAY = LocalDate.of(2021, 12, 31);

    private InstitutionsInTests() {}

    static Declaration declaration(LocalDate on, LocalDate until) {
        return declaration("school-1", on, until);
    }

    static Declaration declaration(@Nullable String schoolId, LocalDate on, LocalDate until) {
        return new Declaration("向阳公益社团", schoolId, on, new Evidence("a1", until),
                new Evidence("b2", until.plusDays(30)),
                new Evidence("c3", until.plusDays(60)));
    }

    static Step declare() {
        return new Step.Declaring(declaration(DECLARED, UNTIL));
    }

    static Step accept() {
        return new Step.Accepting(ACCEPTED);
    }

    static Decision because(int month, int day) {
        return new Decision(LocalDate.of(2021, month, day), "because");
    }

    /** @return the institution after the steps, each of which must be taken */
    static Institution after(Step... steps) {
        Institution institution = new Undeclared(ID);
        for (var step : steps) {
            institution = taken(institution, step);
        }
        return institution;
    }

    static Institution taken(Institution institution, Step step) {
        return switch (InstitutionRules.decide(institution, step, TODAY)) {
            case Taken(var next) -> next;
            case Refused(var reason) -> throw new AssertionError(step + " was refused: " + reason);
        };
    }

    static Refusal refused(Institution institution, Step step) {
        return switch (InstitutionRules.decide(institution, step, TODAY)) {
            case Taken(var next) -> throw new AssertionError(step + " was taken: " + next);
            case Refused(var reason) -> reason;
        };
    }
}
