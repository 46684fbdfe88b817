package afterbell.staffing.institution.model;

import java.time.LocalDate;

import afterbell.staffing.institution.model.Institution.Acceptance;
import afterbell.staffing.institution.model.Institution.Accepted;
import afterbell.staffing.institution.model.Institution.Decision;
import afterbell.staffing.institution.model.Institution.Declared;
import afterbell.staffing.institution.model.Institution.Expired;
import afterbell.staffing.institution.model.Institution.Rejected;
import afterbell.staffing.institution.model.Institution.Removed;
import afterbell.staffing.institution.model.Institution.Renewal;
import afterbell.staffing.institution.model.Institution.Suspended;
import afterbell.staffing.institution.model.Institution.Undeclared;
import afterbell.staffing.institution.model.Refusal.DayToCome;
import afterbell.staffing.institution.model.Refusal.EvidenceRunOut;
import afterbell.staffing.institution.model.Refusal.MoveNotAllowed;
import afterbell.staffing.institution.model.Refusal.NotDeclared;
import afterbell.staffing.institution.model.Refusal.NothingWaits;
import afterbell.staffing.institution.model.Refusal.OutOfOrder;
import afterbell.staffing.institution.model.Refusal.TooManyPeriods;
import afterbell.staffing.institution.model.Step.Accepting;
import afterbell.staffing.institution.model.Step.Declaring;
import afterbell.staffing.institution.model.Step.Reinstating;
import afterbell.staffing.institution.model.Step.Rejecting;
import afterbell.staffing.institution.model.Step.Removing;
import afterbell.staffing.institution.model.Step.Suspending;
import afterbell.staffing.worker.model.Period;

/**
 * Decides about an institution (R5). Only the bureau's acceptance of a complete declaration makes its people's days; a
 * suspension and a removal take away all days from theirs on. A step that was taken already changes nothing.
 */
public final class InstitutionRules {
    private InstitutionRules() {}

    /** What becomes of a step. */
    public sealed interface Outcome {
        /** The institution after it; the same as before when the step was taken already. */
        record Taken(Institution institution) implements Outcome {}

        record Refused(Refusal reason) implements Outcome {}
    }

    /** @param today the day that it is in the city */
    public static Outcome decide(Institution institution, Step step, LocalDate today) {
        if (step.day().isAfter(today)) {
            return refused(new DayToCome());
        }
        if (wasTaken(institution, step)) {
            return taken(institution);
        }
        return switch (step) {
            case Declaring(Declaration declaration) -> declare(institution, declaration);
            case Step _ when institution instanceof Undeclared -> refused(new NotDeclared());
            case Accepting(LocalDate on) -> accept(institution, on);
            case Rejecting(Decision decision) -> reject(institution, decision);
            case Suspending(Decision decision) -> suspend(institution, decision);
            case Reinstating(LocalDate on) -> reinstate(institution, on);
            case Removing(Decision decision) -> remove(institution, decision);
        };
    }

    /** @return the institution after its evidence has run out; the same when it has not */
    public static Institution expire(Institution institution, LocalDate today) {
        return institution instanceof Accepted(var id, var acceptance, var days, var renewal) && !reach(days, today)
                ? new Expired(id, acceptance, days, renewal)
                : institution;
    }

    private static boolean reach(AcceptedDays days, LocalDate today) {
        return days.periods().stream().anyMatch(period -> !period.until().isBefore(today));
    }

    /** What waits may be declared anew until it is reviewed. */
    private static Outcome declare(Institution institution, Declaration declaration) {
        if (!declaration.isProvenOn(declaration.on())) {
            return refused(new EvidenceRunOut());
        }
        return switch (institution) {
            case Undeclared(var id) -> taken(new Declared(id, declaration));
            case Declared(var id, var _) -> taken(new Declared(id, declaration));
            case Rejected(var id, var _, var decision) -> declaration.on().isBefore(decision.on())
                    ? refused(new OutOfOrder())
                    : taken(new Declared(id, declaration));
            case Accepted(var id, var acceptance, var days, var _) ->
                taken(new Accepted(id, acceptance, days, new Renewal.Waiting(declaration)));
            case Expired(var id, var acceptance, var days, var _) ->
                taken(new Expired(id, acceptance, days, new Renewal.Waiting(declaration)));
            case Suspended _, Removed _ -> refused(new MoveNotAllowed(institution.stage()));
        };
    }

    private static Outcome accept(Institution institution, LocalDate on) {
        if (institution instanceof Suspended || institution instanceof Removed) {
            return refused(new MoveNotAllowed(institution.stage()));
        }
        var waiting = institution.waiting();
        if (waiting.isEmpty()) {
            return refused(new NothingWaits());
        }
        var declaration = waiting.get();
        var days = institution.acceptedDays();
        boolean isBeforeLast = institution.inForce().filter(it -> on.isBefore(it.since())).isPresent();
        if (on.isBefore(declaration.on()) || isBeforeLast) {
            return refused(new OutOfOrder());
        }
        if (!declaration.isProvenOn(on)) {
            return refused(new EvidenceRunOut());
        }
        if (days.isFull()) {
            return refused(new TooManyPeriods(AcceptedDays.MOST));
        }
        return taken(new Accepted(institution.institutionId(), new Acceptance(declaration, on),
                days.with(new Period(on, declaration.until())), new Renewal.None()));
    }

    private static Outcome reject(Institution institution, Decision decision) {
        var waiting = institution.waiting();
        if (waiting.isEmpty()) {
            return refused(new NothingWaits());
        }
        var declaration = waiting.get();
        if (decision.on().isBefore(declaration.on())) {
            return refused(new OutOfOrder());
        }
        var refusal = new Renewal.Refused(declaration, decision);
        return switch (institution) {
            case Declared(var id, var _) -> taken(new Rejected(id, declaration, decision));
            case Accepted(var id, var acceptance, var days, var _) ->
                taken(new Accepted(id, acceptance, days, refusal));
            case Expired(var id, var acceptance, var days, var _) ->
                taken(new Expired(id, acceptance, days, refusal));
            case Suspended(var id, var acceptance, var days, var _, var why) ->
                taken(new Suspended(id, acceptance, days, refusal, why));
            case Undeclared _, Rejected _, Removed _ -> refused(new NothingWaits());
        };
    }

    private static Outcome suspend(Institution institution, Decision decision) {
        return switch (institution) {
            case Accepted(var id, var acceptance, var days, var renewal) ->
                taken(new Suspended(id, acceptance, days.before(decision.on()), renewal, decision));
            case Expired(var id, var acceptance, var days, var renewal) ->
                taken(new Suspended(id, acceptance, days.before(decision.on()), renewal, decision));
            case Undeclared _, Declared _, Rejected _, Suspended _, Removed _ ->
                refused(new MoveNotAllowed(institution.stage()));
        };
    }

    /** The evidence of the acceptance goes on to count; where it has run out meanwhile, a renewal must follow. */
    private static Outcome reinstate(Institution institution, LocalDate on) {
        if (!(institution instanceof Suspended(var id, var acceptance, var days, var renewal, var decision))) {
            return refused(new MoveNotAllowed(institution.stage()));
        }
        if (on.isBefore(decision.on())) {
            return refused(new OutOfOrder());
        }
        if (days.isFull()) {
            return refused(new TooManyPeriods(AcceptedDays.MOST));
        }
        var anew = new Acceptance(acceptance.declaration(), on);
        var until = anew.declaration().until();
        return until.isBefore(on)
                ? taken(new Expired(id, anew, days, renewal))
                : taken(new Accepted(id, anew, days.with(new Period(on, until)), renewal));
    }

    private static Outcome remove(Institution institution, Decision decision) {
        return switch (institution) {
            case Accepted(var id, var acceptance, var days, var _) ->
                taken(new Removed(id, acceptance, days.before(decision.on()), decision));
            case Suspended(var id, var acceptance, var days, var _, var _) ->
                taken(new Removed(id, acceptance, days.before(decision.on()), decision));
            case Expired(var id, var acceptance, var days, var _) ->
                taken(new Removed(id, acceptance, days.before(decision.on()), decision));
            case Undeclared _, Declared _, Rejected _, Removed _ ->
                refused(new MoveNotAllowed(institution.stage()));
        };
    }

    /** Whether exactly this step has led to where the institution is. */
    private static boolean wasTaken(Institution institution, Step step) {
        return switch (step) {
            case Declaring(Declaration declaration) -> institution.declarations().contains(declaration);
            case Accepting(LocalDate on) -> institution.waiting().isEmpty() && holdsSince(institution, on);
            case Rejecting(Decision decision) -> institution.waiting().isEmpty() && wasRejected(institution, decision);
            case Suspending(Decision decision) ->
                institution instanceof Suspended suspended && suspended.decision().equals(decision);
            case Reinstating(LocalDate on) -> holdsSince(institution, on);
            case Removing(Decision decision) ->
                institution instanceof Removed removed && removed.decision().equals(decision);
        };
    }

    private static boolean holdsSince(Institution institution, LocalDate day) {
        return (institution instanceof Accepted || institution instanceof Expired)
                && institution.inForce().filter(it -> it.since().equals(day)).isPresent();
    }

    private static boolean wasRejected(Institution institution, Decision decision) {
        return switch (institution) {
            case Rejected it -> it.decision().equals(decision);
            case Accepted(var _, var _, var _, Renewal.Refused(var _, var known)) -> known.equals(decision);
            case Expired(var _, var _, var _, Renewal.Refused(var _, var known)) -> known.equals(decision);
            case Suspended(var _, var _, var _, Renewal.Refused(var _, var known), var _) -> known.equals(decision);
            case Undeclared _, Declared _, Accepted _, Suspended _, Expired _, Removed _ -> false;
        };
    }

    private static Outcome taken(Institution institution) {
        return new Outcome.Taken(institution);
    }

    private static Outcome refused(Refusal reason) {
        return new Outcome.Refused(reason);
    }
}
