package afterbell.enrollment.plan;

import java.util.List;
import java.util.Map;

import afterbell.enrollment.plan.model.LessonBan.Lesson;
import afterbell.enrollment.plan.model.Objection;
import afterbell.enrollment.plan.model.PlanContent;
import afterbell.web.problem.ProblemException;
import afterbell.web.problem.ProblemItem;

/** Puts all that is wrong with a plan into one refusal with an item for each. */
final class Objections {
    private Objections() {}

    static ProblemException refuse(PlanContent plan, List<Objection> objections) {
        var items = objections.stream().map(it -> item(it, plan)).toList();
        return new ProblemException(overall(objections), Map.of(), items);
    }

    /** A lesson weighs more than what was forgotten. */
    private static PlanProblem overall(List<Objection> objections) {
        return objections.stream()
                .filter(Objection.IsLesson.class::isInstance)
                .findFirst()
                .or(() -> objections.stream().findFirst())
                .map(Objections::kind)
                .orElseThrow();
    }

    private static PlanProblem kind(Objection objection) {
        return switch (objection) {
            case Objection.NotSaid _ -> PlanProblem.PLAN_INCOMPLETE;
            case Objection.DismissedTooLate _ -> PlanProblem.DISMISSAL_TOO_LATE;
            case Objection.EndsTooLate _ -> PlanProblem.SERVICE_ENDS_TOO_LATE;
            case Objection.NoonMisplaced _ -> PlanProblem.NOON_MISPLACED;
            case Objection.IsLesson _ -> PlanProblem.OFFERING_IS_LESSON;
            case Objection.NoBadWeatherArrangement _ -> PlanProblem.BAD_WEATHER_MISSING;
            case Objection.NotInCatalogue _ -> PlanProblem.CATEGORY_UNKNOWN;
            case Objection.GroupUnknown _ -> PlanProblem.OFFERING_GROUP_UNKNOWN;
            case Objection.OutsideItsSlot _ -> PlanProblem.OFFERING_OUTSIDE_SLOT;
            case Objection.NoNoonSlot _ -> PlanProblem.NO_NOON_SLOT;
            case Objection.TooFewStaff _ -> PlanProblem.TOO_FEW_STAFF;
        };
    }

    private static ProblemItem item(Objection objection, PlanContent plan) {
        return switch (objection) {
            case Objection.IsLesson(int index, Lesson lesson) ->
                lesson("/offerings/" + index, lesson, plan.offerings().get(index).offeringId());
            case Objection.TooFewStaff(int _, int needed) ->
                ProblemItem.at(pointer(objection), kind(objection), Map.of("needed", needed));
            default -> ProblemItem.at(pointer(objection), kind(objection));
        };
    }

    private static String pointer(Objection objection) {
        return switch (objection) {
            case Objection.NotSaid(Objection.Part part) -> switch (part) {
                case APPROVAL -> "/approval";
                case OFFERINGS -> "/offerings";
            };
            case Objection.DismissedTooLate _ -> "/dismissal";
            case Objection.EndsTooLate _ -> "/until";
            case Objection.NoonMisplaced _ -> "/noon";
            case Objection.OfOffering it -> "/offerings/" + it.index() + switch (it) {
                case Objection.IsLesson _ -> "";
                case Objection.NoBadWeatherArrangement _ -> "/badWeather";
                case Objection.NotInCatalogue _ -> "/category";
                case Objection.GroupUnknown _ -> "/groupIds";
                case Objection.OutsideItsSlot _ -> "/start";
                case Objection.NoNoonSlot _ -> "/slot";
                case Objection.TooFewStaff _ -> "/staff";
            };
        };
    }

    private static ProblemItem lesson(String at, Lesson lesson, String offeringId) {
        var told = Map.<String, Object>of("offering", offeringId, "word", lesson.word());
        return switch (lesson.sign()) {
            case CATEGORY -> ProblemItem.at(at + "/category", PlanProblem.LESSON_BY_CATEGORY, told);
            case TITLE -> ProblemItem.at(at + "/title", PlanProblem.LESSON_BY_TITLE, told);
            case MATERIALS -> ProblemItem.at(at + "/materials", PlanProblem.LESSON_BY_MATERIALS, told);
        };
    }
}
