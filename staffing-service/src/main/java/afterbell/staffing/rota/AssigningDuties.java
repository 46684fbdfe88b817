package afterbell.staffing.rota;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.rota.model.Duty;
import afterbell.staffing.rota.model.Refusal;
import afterbell.staffing.rota.model.RotaDraft;
import afterbell.staffing.rota.model.RotaEvent.Reason;
import afterbell.staffing.rota.model.RotaId;
import afterbell.staffing.worker.Retrying;
import afterbell.staffing.worker.store.Workers;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** Gives workers their duties (R20): one write for all rotas concerned. Assigning again changes nothing. */
@Service
public class AssigningDuties {
    private final Workers workers;
    private final FindSchoolFacts findSchoolFacts;
    private final ChangingRotas changingRotas;
    private final RemovingDuties removingDuties;

    AssigningDuties(Workers workers, FindSchoolFacts findSchoolFacts, ChangingRotas changingRotas,
            RemovingDuties removingDuties) {
        this.workers = workers;
        this.findSchoolFacts = findSchoolFacts;
        this.changingRotas = changingRotas;
        this.removingDuties = removingDuties;
    }

    /**
     * A duty that a school asks for.
     *
     * @param classHours null for as many as a day may have
     */
    public record Wanted(Duty.Key key, @Nullable String groupId, @Nullable Integer classHours) {
        Duty at(String schoolId, SchoolFacts facts) {
            int hours = Duty.hours(key.slot(), classHours, facts.policyOn(key.date()));
            return new Duty(key, schoolId, groupId, hours);
        }
    }

    /** What becomes of one duty. */
    public sealed interface Outcome {
        record OnRota(Duty duty, boolean isNew) implements Outcome {}

        record Refused(Refusal reason) implements Outcome {}
    }

    /**
     * @param wanted at most 500 duties
     * @return what became of each, in the order given
     */
    public List<Outcome> assign(String schoolId, List<Wanted> wanted, Caller caller) {
        SchoolScope.require(caller, schoolId, Role.SCHOOL_ADMIN);
        var facts = findSchoolFacts.of(schoolId, wanted.stream().map(it -> it.key().date()).distinct().toList());
        var duties = wanted.stream().map(it -> it.at(schoolId, facts)).toList();
        var mine = new HashSet<Duty.Key>();
        var outcomes = Retrying.afterLostRaces(() -> assignOnce(facts, duties, mine, caller));
        return withoutUncoveredMeanwhile(outcomes);
    }

    /** @param mine what this command has put on the rota, perhaps by a look before this one */
    private List<Outcome> assignOnce(SchoolFacts facts, List<Duty> duties, Set<Duty.Key> mine, Caller caller) {
        var known = workers.all(duties.stream().map(it -> it.key().workerId()).distinct().toList());
        var loaded = changingRotas.load(duties.stream()
                .filter(it -> known.containsKey(it.key().workerId()))
                .map(it -> RotaId.of(it.key()))
                .distinct()
                .toList());
        var draft = new RotaDraft(loaded.values()
                .stream()
                .collect(Collectors.toMap(it -> it.state().id(),
                        Versioned::state)));
        var outcomes = new ArrayList<Outcome>();
        var told = new HashSet<Duty.Key>();
        for (var duty : duties) {
            var planned = draft.assign(duty, facts.about(known.get(duty.key().workerId()), duty.key().date()));
            if (planned.isNew()) {
                mine.add(duty.key());
            }
            outcomes.add(planned.refusal() == null
                    ? new Outcome.OnRota(duty, mine.contains(duty.key()) && told.add(duty.key()))
                    : new Outcome.Refused(planned.refusal()));
        }
        changingRotas.save(loaded.values()
                .stream()
                .collect(Collectors.toMap(Function.identity(),
                        it -> draft.rota(it.state().id()))),
                Reason.ROTA_CHANGED, "rota.assigned",
                facts.serviceDays().schoolId(), caller);
        return outcomes;
    }

    /** Whose clearance ended while this was assigning has lost the duties again, whichever of the two came first. */
    private List<Outcome> withoutUncoveredMeanwhile(List<Outcome> outcomes) {
        var assigned = outcomes.stream()
                .flatMap(it -> it instanceof Outcome.OnRota(Duty duty, boolean _)
                        ? Stream.of(duty)
                        : Stream.empty())
                .toList();
        var gone = removingDuties.uncoveredAmong(assigned);
        return outcomes.stream()
                .map(it -> it instanceof Outcome.OnRota(Duty duty, boolean _) && gone.contains(duty.key())
                        ? new Outcome.Refused(Refusal.NOT_CLEARED_THAT_DAY)
                        : it)
                .toList();
    }
}
