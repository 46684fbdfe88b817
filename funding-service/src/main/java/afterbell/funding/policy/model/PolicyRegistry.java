package afterbell.funding.policy.model;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import afterbell.funding.semester.model.Policy;
import afterbell.funding.semester.model.PublishedSemester;

/**
 * Every policy that was ever set, in the order of numbers. None is changed or taken away: what holds from a day is the one
 * with the highest number among those of that day.
 */
public record PolicyRegistry(List<PolicySetting> settings) {
    public static final PolicyRegistry EMPTY = new PolicyRegistry(List.of());
    static final int MOST = 500;

    public PolicyRegistry {
        settings = List.copyOf(settings);
    }

    /** What becomes of a policy that the bureau sets. */
    public sealed interface Outcome {
        record Set(PolicyRegistry registry, PolicySetting setting) implements Outcome {}

        /** It is set already. */
        record Stands(PolicySetting setting) implements Outcome {}

        record Refused(Refusal reason) implements Outcome {}
    }

    /** Why a policy is not set. */
    public enum Refusal {
        /** A semester that has begun keeps the policy under which it began. */
        NOT_TO_COME,
        TOO_MANY
    }

    /** @param today in the city */
    public Outcome set(PolicySetting asked, LocalDate today) {
        var last = settings.stream().filter(it -> it.from().equals(asked.from())).reduce((_, later) -> later);
        if (last.filter(asked::saysTheSame).isPresent()) {
            return new Outcome.Stands(last.get());
        }
        if (!asked.from().isAfter(today)) {
            return new Outcome.Refused(Refusal.NOT_TO_COME);
        }
        if (settings.size() == MOST) {
            return new Outcome.Refused(Refusal.TOO_MANY);
        }
        var setting = asked.numbered(settings.size() + 1);
        return new Outcome.Set(new PolicyRegistry(Stream.concat(settings.stream(), Stream.of(setting)).toList()),
                setting);
    }

    /** @return what was set for a semester that begins on that day; empty: what it was published with holds */
    public Optional<PolicySetting> inForce(LocalDate semesterBegins) {
        return settings.stream()
                .filter(it -> !it.from().isAfter(semesterBegins))
                .max(Comparator.comparing(PolicySetting::from).thenComparingInt(PolicySetting::number));
    }

    /** @return the semester with the policy that holds in it; labour fees stay as they were published */
    public PublishedSemester applyTo(PublishedSemester semester) {
        var own = semester.policy();
        return inForce(semester.first())
                .map(set -> new PublishedSemester(semester.semesterId(), semester.version(), semester.first(),
                        semester.last(), semester.serviceDays(),
                        new Policy(set.rule(), set.minDays(), set.semesterRateFen(), own.classHourMinutes(),
                                own.mostClassHours(), own.labourRateFen())))
                .orElse(semester);
    }
}
