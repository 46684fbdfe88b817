package afterbell.staffing.rotatemplate.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import afterbell.staffing.calendar.model.Policy;
import afterbell.staffing.place.model.Slot;
import afterbell.staffing.rota.model.AssigningRules;
import afterbell.staffing.rota.model.Duty;
import afterbell.staffing.rota.model.Refusal;
import afterbell.staffing.rota.model.RotaDraft;
import afterbell.staffing.rota.model.Shift;
import afterbell.staffing.rotatemplate.model.RotaTemplate.Entry;

/**
 * Fills a week from templates. It only fills what is missing: a place at which as many serve as its entry names is
 * left as it is, whoever they are. So what a person has changed stays, and filling again changes nothing.
 */
public final class WeekPlan {
    private final String schoolId;
    private final RotaDraft draft;
    private final Facts facts;
    private final Map<Place, List<Duty>> standing;

    /** What must be known of workers and days. */
    public interface Facts {
        /** @return null for a worker who is not known */
        AssigningRules.@Nullable Facts about(String workerId, LocalDate day);

        Policy policyOn(LocalDate day);
    }

    private record Place(Shift shift, @Nullable String groupId) {}

    /** Why a worker of the entry does not serve. */
    public record Passed(String workerId, Refusal refusal) {}

    /**
     * What became of one entry on one day.
     *
     * @param duties  all duties at its place now
     * @param added   those of them that are new
     * @param passed  who was to serve, or to stand in, and cannot
     * @param missing staff that is still wanting
     */
    public record Filled(LocalDate date, Slot slot, @Nullable String groupId, List<Duty> duties, List<Duty> added,
            List<Passed> passed, int missing) {}

    /** @param standing the school's duties in that week */
    public WeekPlan(String schoolId, RotaDraft draft, Facts facts, Collection<Duty> standing) {
        this.schoolId = schoolId;
        this.draft = draft;
        this.facts = facts;
        this.standing = standing.stream().collect(Collectors.groupingBy(it -> new Place(it.shift(), it.groupId())));
    }

    /**
     * @param days service days of the week; one that falls on a weekend takes the entries of its own weekday, if there
     *             are any
     */
    public List<Filled> fill(List<LocalDate> days, List<RotaTemplate> templates) {
        return days.stream()
                .flatMap(day -> RotaTemplate.on(day, templates)
                        .stream()
                        .flatMap(template -> template.entries().stream())
                        .filter(entry -> entry.weekday() == day.getDayOfWeek())
                        .map(entry -> fill(day, entry)))
                .toList();
    }

    private Filled fill(LocalDate day, Entry entry) {
        var here = standing.getOrDefault(new Place(new Shift(day, entry.slot()), entry.groupId()), List.of());
        var added = new ArrayList<Duty>();
        var passed = new ArrayList<Passed>();
        var candidates = Stream.concat(entry.workerIds().stream(), entry.reserves().stream())
                .filter(it -> here.stream().noneMatch(duty -> duty.key().workerId().equals(it)))
                .toList();
        for (var workerId : candidates) {
            if (here.size() + added.size() >= entry.workerIds().size()) {
                break;
            }
            var duty = duty(day, entry, workerId);
            var planned = draft.assign(duty, facts.about(workerId, day));
            if (planned.refusal() == null) {
                added.add(duty);
            } else {
                passed.add(new Passed(workerId, planned.refusal()));
            }
        }
        var duties = Stream.concat(here.stream(), added.stream()).toList();
        return new Filled(day, entry.slot(), entry.groupId(), duties, added, passed,
                Math.max(0, entry.workerIds().size() - duties.size()));
    }

    private Duty duty(LocalDate day, Entry entry, String workerId) {
        int hours = Duty.hours(entry.slot(), entry.classHours(), facts.policyOn(day));
        return new Duty(new Duty.Key(workerId, day, entry.slot()), schoolId, entry.groupId(), hours);
    }
}
