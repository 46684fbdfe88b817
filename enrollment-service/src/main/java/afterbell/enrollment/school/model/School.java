package afterbell.enrollment.school.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A school and the groups in which it looks after pupils (R1).
 *
 * @param register what the bureau has registered
 * @param groups   by id, at most {@value #MOST_GROUPS}
 * @param plans    the plans in force, one for a semester, the newest {@value #MOST_PLANS} by semester
 */
public record School(String schoolId, Register register, List<Group> groups, List<PlanInForce> plans) {
    public static final int MOST_GROUPS = 200;
    public static final int MOST_PLANS = 20;

    public School {
        groups = List.copyOf(groups);
        plans = List.copyOf(plans);
    }

    /** @param label what the school calls it, for example 三年级2班 */
    public record Group(String groupId, String label) {}

    /** What becomes of forming a group. */
    public sealed interface Forming {
        /** @param school as it is now; the same as before when the group stood so already */
        record Formed(School school) implements Forming {}

        record TooManyGroups() implements Forming {}
    }

    public static School registered(String schoolId, Register register) {
        return new School(schoolId, register, List.of(), List.of());
    }

    public School described(Register other) {
        return new School(schoolId, other, groups, plans);
    }

    public String name() {
        return register.name();
    }

    public SchoolCode code() {
        return register.code();
    }

    public Optional<Group> group(String groupId) {
        return groups.stream().filter(group -> group.groupId().equals(groupId)).findFirst();
    }

    /** The plan in force of a semester. */
    public Optional<PlanInForce> plan(String semesterId) {
        return plans.stream().filter(plan -> plan.semesterId().equals(semesterId)).findFirst();
    }

    /** Forms the group, or gives it another label. */
    public Forming form(Group group) {
        if (group(group.groupId()).isEmpty() && groups.size() == MOST_GROUPS) {
            return new Forming.TooManyGroups();
        }
        var all = new ArrayList<>(groups);
        all.removeIf(known -> known.groupId().equals(group.groupId()));
        all.add(group);
        all.sort(Comparator.comparing(Group::groupId));
        return new Forming.Formed(new School(schoolId, register, all, plans));
    }

    /** Puts a plan in force, unless the same version or a later one is. */
    public School plan(PlanInForce plan) {
        if (plan(plan.semesterId()).filter(known -> known.version() >= plan.version()).isPresent()) {
            return this;
        }
        var all = new ArrayList<>(plans);
        all.removeIf(it -> it.semesterId().equals(plan.semesterId()));
        all.add(plan);
        all.sort(Comparator.comparing(PlanInForce::semesterId));
        return new School(schoolId, register, groups, all.subList(Math.max(0, all.size() - MOST_PLANS), all.size()));
    }
}
