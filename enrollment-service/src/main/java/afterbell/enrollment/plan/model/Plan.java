package afterbell.enrollment.plan.model;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import afterbell.enrollment.plan.model.LessonBan.Lesson;
import afterbell.enrollment.school.model.Category;
import afterbell.enrollment.school.model.Setting;

/** A school's service plan of a semester: written, published, written anew (R1, R22). */
public sealed interface Plan {
    /** When the service ends each day (R10). */
    LocalTime END = LocalTime.of(18, 0);

    record Unwritten() implements Plan {}

    record Drafted(PlanContent draft) implements Plan {}

    record Published(PublishedPlan newest) implements Plan {}

    /** Published, with a draft of the next version. */
    record Amended(PublishedPlan newest, PlanContent draft) implements Plan {}

    /** The plan in force, empty while none has been published. */
    default Optional<PublishedPlan> inForce() {
        return switch (this) {
            case Unwritten() -> Optional.empty();
            case Drafted(PlanContent _) -> Optional.empty();
            case Published(PublishedPlan newest) -> Optional.of(newest);
            case Amended(PublishedPlan newest, PlanContent _) -> Optional.of(newest);
        };
    }

    /** What waits to be published, empty when nothing does. */
    default Optional<PlanContent> waiting() {
        return switch (this) {
            case Unwritten() -> Optional.empty();
            case Drafted(PlanContent draft) -> Optional.of(draft);
            case Published(PublishedPlan _) -> Optional.empty();
            case Amended(PublishedPlan _, PlanContent draft) -> Optional.of(draft);
        };
    }

    /** Writes the draft; what is in force already needs none. */
    default Plan write(PlanContent content) {
        var inForce = inForce();
        if (inForce.isEmpty()) {
            return new Drafted(content);
        }
        return inForce.get().content().equals(content)
                ? new Published(inForce.get())
                : new Amended(inForce.get(), content);
    }

    /** Why an offering cannot be published. */
    sealed interface Objection {
        /** Place of the offering in the plan, from 0. */
        int index();

        /** R9. */
        record IsLesson(int index, Lesson lesson) implements Objection {}

        /** R29. */
        record NoBadWeatherArrangement(int index) implements Objection {}

        /** R8. */
        record NotInCatalogue(int index) implements Objection {}

        record GroupUnknown(int index) implements Objection {}
    }

    /** What becomes of publishing. */
    sealed interface Publishing {
        /** @param plan as it is now; the same as before when nothing waited */
        record InForce(Published plan) implements Publishing {}

        record NothingWritten() implements Publishing {}

        /** R10: the afternoon slot ends at 18:00. */
        record DismissalTooLate() implements Publishing {}

        /** @param objections at least one, by offering */
        record Objected(List<Objection> objections) implements Publishing {}
    }

    /** @param groupIds the groups that the school has formed */
    default Publishing publish(Set<String> groupIds, Instant at) {
        var waiting = waiting();
        if (waiting.isEmpty()) {
            return inForce().<Publishing>map(newest -> new Publishing.InForce(new Published(newest)))
                    .orElseGet(Publishing.NothingWritten::new);
        }
        var content = waiting.get();
        if (!content.dismissal().isBefore(END)) {
            return new Publishing.DismissalTooLate();
        }
        var objections = objections(content.offerings(), groupIds);
        return objections.isEmpty()
                ? new Publishing.InForce(new Published(next(content, at)))
                : new Publishing.Objected(objections);
    }

    private PublishedPlan next(PlanContent content, Instant at) {
        var before = inForce();
        if (before.isEmpty()) {
            return new PublishedPlan(1, 1, content, at);
        }
        boolean sameNotice = before.get().content().notice().equals(content.notice());
        return new PublishedPlan(before.get().version() + 1, before.get().noticeVersion() + (sameNotice ? 0 : 1),
                content, at);
    }

    private static List<Objection> objections(List<Offering> offerings, Set<String> groupIds) {
        var objections = new ArrayList<Objection>();
        for (int i = 0; i < offerings.size(); i++) {
            int index = i;
            var offering = offerings.get(i);
            var lesson = LessonBan.lesson(offering);
            lesson.ifPresent(it -> objections.add(new Objection.IsLesson(index, it)));
            if (lesson.isEmpty() && Category.named(offering.category()).isEmpty()) {
                objections.add(new Objection.NotInCatalogue(index));
            }
            if (offering.setting() == Setting.OUTDOOR && offering.badWeather() == null) {
                objections.add(new Objection.NoBadWeatherArrangement(index));
            }
            if (!groupIds.containsAll(offering.groupIds())) {
                objections.add(new Objection.GroupUnknown(index));
            }
        }
        return objections;
    }
}
