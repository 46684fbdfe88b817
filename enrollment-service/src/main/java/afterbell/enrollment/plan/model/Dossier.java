package afterbell.enrollment.plan.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import afterbell.enrollment.plan.model.LessonBan.Lesson;
import afterbell.enrollment.plan.model.Plan.Accepted;
import afterbell.enrollment.plan.model.Plan.Published;
import afterbell.enrollment.plan.model.Plan.Returnable;
import afterbell.enrollment.plan.model.Plan.Returned;
import afterbell.enrollment.plan.model.Plan.Stage;
import afterbell.enrollment.plan.model.Plan.Submittable;
import afterbell.enrollment.plan.model.Plan.Submitted;
import afterbell.enrollment.plan.model.Plan.Unwritten;
import afterbell.enrollment.plan.model.Plan.Writable;
import afterbell.enrollment.plan.model.PlanRules.Ground;

/**
 * Everything about a school's plan of a semester: the plan, the steps that it has gone, and the appeals. A command that
 * finds done what it asks for changes nothing.
 *
 * @param steps   the newest {@value #MOST_STEPS}, the oldest first
 * @param appeals at most {@value #MOST_APPEALS}, each text once
 */
public record Dossier(Plan plan, List<Step> steps, List<Appeal> appeals) {
    public static final int MOST_STEPS = 200;
    public static final int MOST_APPEALS = 100;
    public static final Dossier EMPTY = new Dossier(new Unwritten(), List.of(), List.of());

    public Dossier {
        steps = List.copyOf(steps);
        appeals = List.copyOf(appeals);
    }

    /** What becomes of a command. */
    public sealed interface Outcome {
        /** @param dossier as it is now; the same as before when nothing was left to do */
        record Done(Dossier dossier, List<PlanEvent> events) implements Outcome {}

        /** Nothing is written yet. */
        record NothingWritten() implements Outcome {}

        record MoveNotAllowed(Stage stage) implements Outcome {}

        /** @param objections at least one, in the order of the plan */
        record Objected(PlanContent content, List<Objection> objections) implements Outcome {}

        record OfferingUnknown() implements Outcome {}

        /** What is no lesson needs no appeal. */
        record NothingToAppeal() implements Outcome {}

        record TooManyAppeals() implements Outcome {}

        record AppealUnknown() implements Outcome {}

        record DecidedOtherwise() implements Outcome {}
    }

    public Outcome write(PlanContent content, Stamp by) {
        if (plan.next().filter(content::equals).isPresent()) {
            return unchanged();
        }
        return plan instanceof Writable writable
                ? moved(writable.write(content), by, null)
                : new Outcome.MoveNotAllowed(plan.stage());
    }

    public Outcome submit(Ground ground, Stamp by) {
        return switch (plan) {
            case Unwritten _ -> new Outcome.NothingWritten();
            case Submitted _, Accepted _, Published _ -> unchanged();
            case Submittable it -> unlessObjected(it.draft(), ground, () -> moved(it.submit(by), by, null,
                    new PlanEvent.PlanSubmitted(plan.nextVersion())));
        };
    }

    public Outcome accept(Stamp by) {
        return switch (plan) {
            case Submitted it -> moved(it.accept(by), by, null, new PlanEvent.PlanAccepted(plan.nextVersion()));
            case Accepted _, Published _ -> unchanged();
            default -> new Outcome.MoveNotAllowed(plan.stage());
        };
    }

    /** The bureau may take its acceptance back as long as nothing is published. */
    public Outcome giveBack(String reason, Stamp by) {
        return switch (plan) {
            case Returnable it -> moved(it.giveBack(reason, by), by, reason,
                    new PlanEvent.PlanReturned(plan.nextVersion()));
            case Returned it when it.reason().equals(reason) -> unchanged();
            default -> new Outcome.MoveNotAllowed(plan.stage());
        };
    }

    public Outcome publish(Ground ground, Stamp by) {
        return switch (plan) {
            case Unwritten _ -> new Outcome.NothingWritten();
            case Published _ -> unchanged();
            case Accepted it -> unlessObjected(it.content(), ground, () -> moved(it.publish(by.at()), by, null));
            default -> new Outcome.MoveNotAllowed(plan.stage());
        };
    }

    /** Asks for an offering of the draft; asking for the same text again changes nothing (R9). */
    public Outcome appeal(String offeringId, String reason, Stamp by) {
        var offering = plan.next().flatMap(it -> it.offering(offeringId));
        if (offering.isEmpty()) {
            return new Outcome.OfferingUnknown();
        }
        var wording = offering.get().wording();
        if (appealOf(wording.fingerprint()).isPresent()) {
            return unchanged();
        }
        Optional<Lesson> lesson = LessonBan.lesson(wording);
        if (lesson.isEmpty()) {
            return new Outcome.NothingToAppeal();
        }
        if (appeals.size() == MOST_APPEALS) {
            return new Outcome.TooManyAppeals();
        }
        var appeal = new Appeal.Open(new Appeal.Matter(offeringId, wording, lesson.get(), reason, by));
        var all = new ArrayList<>(appeals);
        all.add(appeal);
        return new Outcome.Done(new Dossier(plan, steps, all),
                List.of(new PlanEvent.OfferingAppealed(offeringId, appeal.appealId())));
    }

    public Outcome decide(String appealId, boolean allowed, String reason, Stamp by) {
        return switch (appealOf(appealId).orElse(null)) {
            case null -> new Outcome.AppealUnknown();
            case Appeal.Open it -> {
                var all = new ArrayList<>(appeals);
                all.set(all.indexOf(it), it.decide(allowed, reason, by));
                yield new Outcome.Done(new Dossier(plan, steps, all), List.of(
                        new PlanEvent.AppealDecided(it.matter().offeringId(), appealId, allowed)));
            }
            case Appeal.Decided it -> it.allowed() == allowed ? unchanged() : new Outcome.DecidedOtherwise();
        };
    }

    public Optional<Appeal> appealOf(String appealId) {
        return appeals.stream().filter(it -> it.appealId().equals(appealId)).findFirst();
    }

    public boolean allows(Wording wording) {
        return appeals.stream().anyMatch(it -> it.allows(wording));
    }

    private static Outcome unlessObjected(PlanContent content, Ground ground, Supplier<Outcome> move) {
        var objections = PlanRules.objections(content, ground);
        return objections.isEmpty() ? move.get() : new Outcome.Objected(content, objections);
    }

    private Outcome unchanged() {
        return new Outcome.Done(this, List.of());
    }

    private Outcome moved(Plan next, Stamp by, @Nullable String reason, PlanEvent... events) {
        if (next.equals(plan)) {
            return unchanged();
        }
        var gone = new ArrayList<>(steps);
        int version = next instanceof Published it ? it.newest().version() : next.nextVersion();
        boolean writesOn = plan.stage() == Stage.DRAFT && next.stage() == Stage.DRAFT;
        boolean dropsItsDraft = next.stage() == Stage.PUBLISHED && plan.stage() != Stage.ACCEPTED;
        if (!writesOn && !dropsItsDraft) {
            gone.add(new Step(next.stage(), version, by, reason));
        }
        return new Outcome.Done(new Dossier(next, gone.subList(Math.max(0, gone.size() - MOST_STEPS), gone.size()),
                appeals), List.of(events));
    }
}
