package afterbell.enrollment.plan.store;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.enrollment.plan.model.Appeal;
import afterbell.enrollment.plan.model.Appeal.Matter;
import afterbell.enrollment.plan.model.Dossier;
import afterbell.enrollment.plan.model.LessonBan.Lesson;
import afterbell.enrollment.plan.model.LessonBan.Sign;
import afterbell.enrollment.plan.model.Plan;
import afterbell.enrollment.plan.model.Plan.Stage;
import afterbell.enrollment.plan.model.PlanContent;
import afterbell.enrollment.plan.model.PublishedPlan;
import afterbell.enrollment.plan.model.Stamp;
import afterbell.enrollment.plan.model.Step;
import afterbell.enrollment.plan.store.ContentDocument.WordingDocument;

/**
 * A dossier on disk.
 *
 * @param since   when it came to its state and whose it is, in this order: the inbox is sorted by it
 * @param last    of whom and when its last step is, null for what is unwritten
 * @param waiting when the appeal that waits longest was made, null when none waits
 */
record DossierDocument(@Field("m") String semesterId, @Field("st") Stage stage, @Field("q") String since,
        @Field("l") @Nullable StampDocument last, @Field("r") @Nullable String reason,
        @Field("d") @Nullable ContentDocument next, @Field("p") @Nullable PublishedDocument newest,
        @Field("h") List<StepDocument> steps, @Field("a") List<AppealDocument> appeals,
        @Field("w") @Nullable String waiting) {

    record StampDocument(@Field("t") Instant at, @Field("w") String actor) {
        static StampDocument of(Stamp it) {
            return new StampDocument(it.at(), it.actor());
        }

        Stamp toStamp() {
            return new Stamp(at, actor);
        }
    }

    record StepDocument(@Field("s") Stage to, @Field("v") int version, @Field("b") StampDocument by,
            @Field("r") @Nullable String reason) {}

    record AppealDocument(@Field("o") String offeringId, @Field("w") WordingDocument wording, @Field("s") Sign sign,
            @Field("f") String word, @Field("r") String reason, @Field("b") StampDocument by,
            @Field("a") @Nullable Boolean allowed, @Field("d") @Nullable String decision,
            @Field("e") @Nullable StampDocument decided) {

        static AppealDocument of(Appeal appeal) {
            var it = appeal.matter();
            var decided = appeal instanceof Appeal.Decided done ? done : null;
            return new AppealDocument(it.offeringId(), WordingDocument.of(it.wording()), it.lesson().sign(),
                    it.lesson().word(), it.reason(), StampDocument.of(it.by()),
                    decided == null ? null : decided.allowed(), decided == null ? null : decided.reason(),
                    decided == null ? null : StampDocument.of(decided.decided()));
        }

        Appeal toAppeal() {
            var matter = new Matter(offeringId, wording.toWording(), new Lesson(sign, word), reason, by.toStamp());
            return allowed == null || decision == null || decided == null
                    ? new Appeal.Open(matter)
                    : new Appeal.Decided(matter, allowed, decision, decided.toStamp());
        }
    }

    static DossierDocument of(DossierId id, Dossier dossier) {
        var plan = dossier.plan();
        var last = switch (plan) {
            case Plan.Returned it -> StampDocument.of(it.returned());
            case Plan.Submitted it -> StampDocument.of(it.submitted());
            case Plan.Accepted it -> StampDocument.of(it.accepted());
            default -> dossier.steps().isEmpty() ? null : StampDocument.of(dossier.steps().getLast().by());
        };
        return new DossierDocument(id.semesterId(), plan.stage(),
                Inbox.key(last == null ? Instant.EPOCH : last.at(), id), last,
                plan instanceof Plan.Returned it ? it.reason() : null,
                plan.next().map(ContentDocument::of).orElse(null),
                plan.inForce().map(PublishedDocument::of).orElse(null),
                dossier.steps()
                        .stream()
                        .map(it -> new StepDocument(it.to(), it.version(), StampDocument.of(it.by()), it.reason()))
                        .toList(),
                dossier.appeals().stream().map(AppealDocument::of).toList(), waiting(id, dossier));
    }

    private static @Nullable String waiting(DossierId id, Dossier dossier) {
        return dossier.appeals()
                .stream()
                .filter(Appeal.Open.class::isInstance)
                .map(it -> it.matter().by().at())
                .min(Comparator.naturalOrder())
                .map(at -> Inbox.key(at, id))
                .orElse(null);
    }

    Dossier toDossier() {
        return new Dossier(plan(),
                steps.stream()
                        .map(it -> new Step(it.to(), it.version(), it.by().toStamp(), it.reason()))
                        .toList(),
                appeals.stream().map(AppealDocument::toAppeal).toList());
    }

    private Plan plan() {
        PublishedPlan inForce = newest == null ? null : newest.toPlan();
        return switch (stage) {
            case UNWRITTEN -> new Plan.Unwritten();
            case DRAFT -> new Plan.Drafted(inForce, content());
            case RETURNED -> new Plan.Returned(inForce, content(), Objects.requireNonNull(reason), stamp());
            case SUBMITTED -> new Plan.Submitted(inForce, content(), stamp());
            case ACCEPTED -> new Plan.Accepted(inForce, content(), stamp());
            case PUBLISHED -> new Plan.Published(Objects.requireNonNull(inForce));
        };
    }

    private PlanContent content() {
        return Objects.requireNonNull(next).toContent();
    }

    private Stamp stamp() {
        return Objects.requireNonNull(last).toStamp();
    }
}
