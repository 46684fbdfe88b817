package afterbell.staffing.rotatemplate;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.calendar.model.Policy;
import afterbell.staffing.rota.ChangingRotas;
import afterbell.staffing.rota.FindSchoolFacts;
import afterbell.staffing.rota.RemovingDuties;
import afterbell.staffing.rota.RotaProblem;
import afterbell.staffing.rota.SchoolFacts;
import afterbell.staffing.rota.model.AssigningRules;
import afterbell.staffing.rota.model.RotaDraft;
import afterbell.staffing.rota.model.RotaEvent.Reason;
import afterbell.staffing.rota.model.RotaId;
import afterbell.staffing.rota.store.Rotas;
import afterbell.staffing.rotatemplate.model.RotaTemplate;
import afterbell.staffing.rotatemplate.model.WeekPlan;
import afterbell.staffing.rotatemplate.model.WeekPlan.Filled;
import afterbell.staffing.rotatemplate.store.RotaTemplates;
import afterbell.staffing.worker.Retrying;
import afterbell.staffing.worker.model.Worker;
import afterbell.staffing.worker.store.Workers;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** Fills a week's rota of a school from its templates, by one write. Repeating it fills what is missing by then. */
@Service
public class GeneratingWeek {
    private static final Pattern WEEK = Pattern.compile("([0-9]{4})-W([0-9]{2})");
    private final RotaTemplates templates;
    private final Workers workers;
    private final Rotas rotas;
    private final FindSchoolFacts findSchoolFacts;
    private final ChangingRotas changingRotas;
    private final RemovingDuties removingDuties;

    GeneratingWeek(RotaTemplates templates, Workers workers, Rotas rotas, FindSchoolFacts findSchoolFacts,
            ChangingRotas changingRotas, RemovingDuties removingDuties) {
        this.templates = templates;
        this.workers = workers;
        this.rotas = rotas;
        this.findSchoolFacts = findSchoolFacts;
        this.changingRotas = changingRotas;
        this.removingDuties = removingDuties;
    }

    /**
     * @param week ISO week, for example {@code 2021-W36}
     * @return what became of each entry
     */
    public List<Filled> generate(String schoolId, String week, Caller caller) {
        SchoolScope.require(caller, schoolId, Role.SCHOOL_ADMIN);
        var days = daysOf(week);
        var facts = findSchoolFacts.of(schoolId, days);
        var holding = templates.ofSchool(schoolId)
                .stream()
                .map(Versioned::state)
                .filter(it -> days.stream().anyMatch(it::holdsOn))
                .toList();
        var serviceDays = days.stream().filter(facts.serviceDays()::include).toList();
        var filled = Retrying.afterLostRaces(() -> fill(schoolId, week, serviceDays, holding, facts, caller));
        removingDuties.uncoveredAmong(filled.stream().flatMap(it -> it.added().stream()).toList());
        return filled;
    }

    private List<Filled> fill(String schoolId, String week, List<LocalDate> days, List<RotaTemplate> holding,
            SchoolFacts facts, Caller caller) {
        var known = workers.all(holding.stream().flatMap(it -> it.workers().stream()).collect(Collectors.toSet()));
        var loaded = changingRotas.load(known.keySet().stream().map(it -> new RotaId(it, week)).toList());
        var draft = new RotaDraft(loaded.values()
                .stream()
                .collect(Collectors.toMap(it -> it.state().id(), Versioned::state)));
        var standing = rotas.ofSchool(schoolId, week)
                .stream()
                .flatMap(it -> it.duties().stream())
                .filter(it -> it.schoolId().equals(schoolId))
                .toList();
        var filled = new WeekPlan(schoolId, draft, about(known, facts), standing).fill(days, holding);
        var changed = loaded.values()
                .stream()
                .filter(it -> !draft.rota(it.state().id()).equals(it.state()))
                .collect(Collectors.toMap(Function.identity(), it -> draft.rota(it.state().id())));
        changingRotas.save(changed, Reason.ROTA_CHANGED, "rota.generated", schoolId, caller);
        return filled;
    }

    private static WeekPlan.Facts about(Map<String, Worker> workers, SchoolFacts facts) {
        return new WeekPlan.Facts() {
            @Override
            public AssigningRules.@Nullable Facts about(String workerId, LocalDate day) {
                return facts.about(workers.get(workerId), day);
            }

            @Override
            public Policy policyOn(LocalDate day) {
                return facts.policyOn(day);
            }
        };
    }

    /** @throws ProblemException {@code staffing.week-unknown} (404) if there is no such week */
    private static List<LocalDate> daysOf(String week) {
        var matcher = WEEK.matcher(week);
        if (!matcher.matches()) {
            throw new ProblemException(RotaProblem.WEEK_UNKNOWN);
        }
        int number = Integer.parseInt(matcher.group(2));
        var monday = LocalDate.of(Integer.parseInt(matcher.group(1)), 1, 4)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .plusWeeks(number - 1L);
        if (number < 1 || !RotaId.weekOf(monday).equals(week)) {
            throw new ProblemException(RotaProblem.WEEK_UNKNOWN);
        }
        return monday.datesUntil(monday.plusDays(7)).toList();
    }
}
