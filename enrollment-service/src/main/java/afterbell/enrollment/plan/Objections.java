package afterbell.enrollment.plan;

import java.util.List;
import java.util.Map;

import afterbell.enrollment.plan.model.LessonBan.Lesson;
import afterbell.enrollment.plan.model.Offering;
import afterbell.enrollment.plan.model.Plan.Objection;
import afterbell.web.problem.ProblemException;
import afterbell.web.problem.ProblemItem;

/** Puts what is wrong with a plan's offerings into one refusal with an item for each. */
final class Objections {
    private Objections() {}

    static ProblemException refuse(List<Objection> objections, List<Offering> offerings) {
        var items = objections.stream().map(it -> item(it, offerings.get(it.index()))).toList();
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
            case Objection.IsLesson _ -> PlanProblem.OFFERING_IS_LESSON;
            case Objection.NoBadWeatherArrangement _ -> PlanProblem.BAD_WEATHER_MISSING;
            case Objection.NotInCatalogue _ -> PlanProblem.CATEGORY_UNKNOWN;
            case Objection.GroupUnknown _ -> PlanProblem.OFFERING_GROUP_UNKNOWN;
        };
    }

    private static ProblemItem item(Objection objection, Offering offering) {
        String at = "/offerings/" + objection.index();
        return switch (objection) {
            case Objection.IsLesson(int _, Lesson lesson) -> lesson(at, lesson, offering);
            case Objection.NoBadWeatherArrangement _ ->
                ProblemItem.at(at + "/badWeather", PlanProblem.BAD_WEATHER_MISSING);
            case Objection.NotInCatalogue _ -> ProblemItem.at(at + "/category", PlanProblem.CATEGORY_UNKNOWN);
            case Objection.GroupUnknown _ -> ProblemItem.at(at + "/groupIds", PlanProblem.OFFERING_GROUP_UNKNOWN);
        };
    }

    private static ProblemItem lesson(String at, Lesson lesson, Offering offering) {
        var told = Map.<String, Object>of("offering", offering.offeringId(), "word", lesson.word());
        return switch (lesson.sign()) {
            case CATEGORY -> ProblemItem.at(at + "/category", PlanProblem.LESSON_BY_CATEGORY, told);
            case TITLE -> ProblemItem.at(at + "/title", PlanProblem.LESSON_BY_TITLE, told);
            case MATERIALS -> ProblemItem.at(at + "/materials", PlanProblem.LESSON_BY_MATERIALS, told);
        };
    }
}
