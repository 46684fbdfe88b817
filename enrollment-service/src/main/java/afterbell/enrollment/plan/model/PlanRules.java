package afterbell.enrollment.plan.model;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import afterbell.enrollment.place.model.Slot;
import afterbell.enrollment.plan.model.Objection.Part;
import afterbell.enrollment.school.model.Category;
import afterbell.enrollment.school.model.ServiceTimes;
import afterbell.enrollment.school.model.ServiceTimes.Noon;
import afterbell.enrollment.school.model.Setting;

/** What a plan must hold before it goes to the bureau, and again before it is published: one function for each rule. */
public final class PlanRules {
    private PlanRules() {}

    /**
     * What the rules need to know.
     *
     * @param groupIds         the groups that the school has formed
     * @param pupilsPerTeacher the semester's policy (R20)
     * @param allowed          whether the bureau has allowed a text that was taken for a lesson (R9)
     */
    public record Ground(Set<String> groupIds, int pupilsPerTeacher, Predicate<Wording> allowed) {}

    @FunctionalInterface
    private interface OfferingRule {
        Optional<Objection> judge(int index, Offering offering, PlanContent plan, Ground ground);
    }

    private static final List<OfferingRule> OFFERING_RULES = List.of(PlanRules::noCollectiveLessons,
            PlanRules::onlyWhatTheCatalogueNames, PlanRules::outdoorOfferingsHaveAnArrangement,
            PlanRules::onlyGroupsOfTheSchool, PlanRules::noonOnlyWhereTheSchoolOffersIt,
            PlanRules::offeringsLieInTheirSlot, PlanRules::enoughStaffForThePupils);

    /** @return what stands against the plan, in the order of the plan */
    public static List<Objection> objections(PlanContent plan, Ground ground) {
        var objections = new ArrayList<Objection>();
        objections.addAll(everythingThatIsOwedIsSaid(plan));
        objections.addAll(serviceRunsFromDismissalUntilSix(plan.times()));
        for (int i = 0; i < plan.offerings().size(); i++) {
            int index = i;
            OFFERING_RULES.stream()
                    .map(rule -> rule.judge(index, plan.offerings().get(index), plan, ground))
                    .flatMap(Optional::stream)
                    .forEach(objections::add);
        }
        return objections;
    }

    /** R22. */
    private static List<Objection> everythingThatIsOwedIsSaid(PlanContent plan) {
        var missing = new ArrayList<Objection>();
        if (plan.approval().isBlank()) {
            missing.add(new Objection.NotSaid(Part.APPROVAL));
        }
        if (plan.offerings().isEmpty()) {
            missing.add(new Objection.NotSaid(Part.OFFERINGS));
        }
        return missing;
    }

    /** R10, R11. */
    private static List<Objection> serviceRunsFromDismissalUntilSix(ServiceTimes times) {
        var wrong = new ArrayList<Objection>();
        if (times.until().isAfter(ServiceTimes.LATEST)) {
            wrong.add(new Objection.EndsTooLate());
        }
        boolean late = Stream.concat(Stream.of(times.dismissal()),
                times.others().stream().map(ServiceTimes.Dismissal::time))
                .anyMatch(time -> !time.isBefore(times.until()));
        if (late) {
            wrong.add(new Objection.DismissedTooLate());
        }
        var noon = times.noon();
        if (noon != null && !liesBeforeTheAfternoon(noon, times)) {
            wrong.add(new Objection.NoonMisplaced());
        }
        return wrong;
    }

    private static boolean liesBeforeTheAfternoon(Noon noon, ServiceTimes times) {
        return noon.from().isBefore(noon.until())
                && ServiceTimes.SCHOOL_WEEK.stream().noneMatch(day -> noon.until().isAfter(times.begin(day)));
    }

    /** R9. */
    private static Optional<Objection> noCollectiveLessons(int index, Offering offering, PlanContent plan,
            Ground ground) {
        return LessonBan.lesson(offering.wording())
                .filter(_ -> !ground.allowed().test(offering.wording()))
                .map(lesson -> new Objection.IsLesson(index, lesson));
    }

    /** R8; what its category gives away as a lesson is told as that. */
    private static Optional<Objection> onlyWhatTheCatalogueNames(int index, Offering offering, PlanContent plan,
            Ground ground) {
        boolean lesson = LessonBan.lesson(offering.wording()).isPresent();
        boolean known = Category.named(offering.wording().category()).isPresent();
        return objection(!known && (!lesson || ground.allowed().test(offering.wording())),
                new Objection.NotInCatalogue(index));
    }

    /** R29. */
    private static Optional<Objection> outdoorOfferingsHaveAnArrangement(int index, Offering offering,
            PlanContent plan, Ground ground) {
        return objection(offering.setting() == Setting.OUTDOOR && offering.badWeather() == null,
                new Objection.NoBadWeatherArrangement(index));
    }

    /** R1. */
    private static Optional<Objection> onlyGroupsOfTheSchool(int index, Offering offering, PlanContent plan,
            Ground ground) {
        return objection(!ground.groupIds().containsAll(offering.groupIds()), new Objection.GroupUnknown(index));
    }

    /** R11. */
    private static Optional<Objection> noonOnlyWhereTheSchoolOffersIt(int index, Offering offering, PlanContent plan,
            Ground ground) {
        return objection(offering.slot() == Slot.NOON && plan.times().noon() == null,
                new Objection.NoNoonSlot(index));
    }

    /** R10, R11. */
    private static Optional<Objection> offeringsLieInTheirSlot(int index, Offering offering, PlanContent plan,
            Ground ground) {
        boolean inside = switch (offering.slot()) {
            case AFTERNOON -> inTheAfternoon(offering, plan.times());
            case NOON -> plan.times().noon() == null || inTheNoon(offering, plan.times().noon());
        };
        return objection(!inside, new Objection.OutsideItsSlot(index));
    }

    private static boolean inTheAfternoon(Offering offering, ServiceTimes times) {
        var days = offering.weekdays().days();
        var latestBegin = days.stream().map(times::begin).max(LocalTime::compareTo).orElse(times.dismissal());
        var start = Objects.requireNonNullElse(offering.start(), latestBegin);
        var end = Objects.requireNonNullElse(offering.end(), times.until());
        return start.isBefore(end) && times.afternoonHolds(days, start, end);
    }

    private static boolean inTheNoon(Offering offering, Noon noon) {
        var start = Objects.requireNonNullElse(offering.start(), noon.from());
        var end = Objects.requireNonNullElse(offering.end(), noon.until());
        return start.isBefore(end) && !start.isBefore(noon.from()) && !end.isAfter(noon.until());
    }

    /** R20. */
    private static Optional<Objection> enoughStaffForThePupils(int index, Offering offering, PlanContent plan,
            Ground ground) {
        int needed = offering.leastStaff(ground.pupilsPerTeacher());
        return objection(offering.staffNeeded(ground.pupilsPerTeacher()) < needed,
                new Objection.TooFewStaff(index, needed));
    }

    private static Optional<Objection> objection(boolean stands, Objection objection) {
        return stands ? Optional.of(objection) : Optional.empty();
    }
}
