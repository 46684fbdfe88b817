package afterbell.staffing.worker.model;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import afterbell.staffing.worker.model.RecordCheck.Adverse;

/**
 * Somebody who serves, or means to: one person is one worker in the whole city, so a bar holds everywhere (R25).
 * What concerns the person stands here; what a school has to do with the person is a hiring.
 *
 * @param check       what is known of the person's record
 * @param query       the question to the office that is not answered yet, null where there is none
 * @param hirings     one for each school ever joined, in that order, at most {@value #MOST_SCHOOLS}
 * @param affiliation of a member of an institution
 * @param suspensions in order, at most {@value #MOST_SUSPENSIONS}
 * @param lapsed      whether it was told that the last clearance has run out
 */
public record Worker(String workerId, Kind kind, RecordCheck check, @Nullable RecordQuery query, List<Hiring> hirings,
        @Nullable Affiliation affiliation, List<Suspension> suspensions, boolean lapsed) {
    public static final int MOST_SCHOOLS = 50;
    public static final int MOST_PERIODS = 20;
    public static final int MOST_SUSPENSIONS = 50;

    public Worker {
        hirings = List.copyOf(hirings);
        suspensions = List.copyOf(suspensions);
    }

    /** The same for the same person, so that two schools which enter a person at once enter one worker. */
    public static String idOf(String keyedHashOfCitizenId) {
        return UUID.nameUUIDFromBytes(keyedHashOfCitizenId.getBytes(StandardCharsets.UTF_8)).toString();
    }

    public static Worker unchecked(String workerId, Kind kind) {
        return new Worker(workerId, kind, new RecordCheck.Unknown(), null, List.of(), null, List.of(), false);
    }

    /** What becomes of joining a school. */
    public sealed interface Joining {
        /** @param isNew whether the worker was not with the school before */
        record Joined(Worker worker, boolean isNew) implements Joining {}

        record IsBarred() implements Joining {}

        /** Gates depend on the kind, so it is one for each person (R24). */
        record ServesAsOtherKind() implements Joining {}

        record TooManySchools() implements Joining {}
    }

    /** @param today first day with the school for who comes back to it */
    public Joining join(String schoolId, Kind as, LocalDate today) {
        if (isBarred()) {
            return new Joining.IsBarred();
        }
        if (as != kind) {
            return new Joining.ServesAsOtherKind();
        }
        if (isWith(schoolId)) {
            return new Joining.Joined(this, false);
        }
        var known = hiring(schoolId);
        if (known.isPresent()) {
            return new Joining.Joined(with(known.get().at(new Stage.Joined(today))), true);
        }
        return hirings.size() == MOST_SCHOOLS
                ? new Joining.TooManySchools()
                : new Joining.Joined(with(Hiring.joined(schoolId)), true);
    }

    /** @return the schools that the worker belongs to now */
    public List<String> schoolIds() {
        return hirings.stream().filter(Hiring::isCurrent).map(Hiring::schoolId).toList();
    }

    public boolean isWith(String schoolId) {
        return hiring(schoolId).filter(Hiring::isCurrent).isPresent();
    }

    public Optional<Hiring> hiring(String schoolId) {
        return hirings.stream().filter(it -> it.schoolId().equals(schoolId)).findFirst();
    }

    public boolean isBarred() {
        return check instanceof Adverse;
    }

    public boolean isSuspended() {
        return suspensions.stream().anyMatch(Suspension::lasts);
    }

    /** @return all days on which the worker may serve, school by school */
    public List<Clearance> clearances() {
        return hirings.stream()
                .flatMap(hiring -> clearedAt(hiring).stream().map(it -> new Clearance(hiring.schoolId(), it)))
                .toList();
    }

    /** @return the days on which the worker may serve at the school */
    public List<Period> clearedAt(String schoolId) {
        return hiring(schoolId).map(this::clearedAt).orElse(List.of());
    }

    /** Good record ∩ the school's gates ∩ an accepted institution, without suspensions. */
    private List<Period> clearedAt(Hiring hiring) {
        var days = Periods.intersection(check.good(), hiring.days(kind));
        if (affiliation != null) {
            days = Periods.intersection(days, affiliation.accepted());
        } else if (kind == Kind.INSTITUTION_MEMBER) {
            return List.of();
        }
        for (var suspension : suspensions) {
            days = suspension.days().isPresent() ? Periods.without(days, suspension.days().get()) : days;
        }
        return days;
    }

    /** Whether the worker was ever cleared, for any day, to serve at the school. */
    public boolean wasEverCleared(String schoolId) {
        return !clearedAt(schoolId).isEmpty();
    }

    /** Whether the worker may serve at the school on that day (R24, R25). */
    public boolean isClearedAt(String schoolId, LocalDate day) {
        return Periods.cover(clearedAt(schoolId), day);
    }

    /** @return the last day of all clearances; empty where there is none */
    public Optional<LocalDate> clearedUntil() {
        return clearances().stream().map(it -> it.period().until()).max(LocalDate::compareTo);
    }

    /** @return day of the filing that has waited longest for the bureau */
    public Optional<LocalDate> filedSince() {
        return hirings.stream()
                .filter(it -> it.stage() instanceof Stage.Filed)
                .flatMap(it -> it.stage().filing().stream())
                .min(LocalDate::compareTo);
    }

    /** @return the first day on which the worker may serve at some school no longer, though the one before might */
    public Optional<LocalDate> firstLost(Worker before) {
        return before.hirings.stream()
                .flatMap(hiring -> Periods.difference(before.clearedAt(hiring), clearedAt(hiring.schoolId())).stream())
                .map(Period::from)
                .min(LocalDate::compareTo);
    }

    public Standing standing() {
        if (isBarred()) {
            return Standing.BARRED;
        }
        return lapsed || isSuspended() || clearances().isEmpty() ? Standing.NOT_CLEARED : Standing.CLEARED;
    }

    public Worker with(RecordCheck next) {
        return new Worker(workerId, kind, next, query, hirings, affiliation, suspensions, lapsed);
    }

    public Worker asking(@Nullable RecordQuery next) {
        return new Worker(workerId, kind, check, next, hirings, affiliation, suspensions, lapsed);
    }

    public Worker with(Affiliation next) {
        return new Worker(workerId, kind, check, query, hirings, next, suspensions, lapsed);
    }

    public Worker suspended(List<Suspension> next) {
        return new Worker(workerId, kind, check, query, hirings, affiliation, next, lapsed);
    }

    public Worker lapsed(boolean told) {
        return new Worker(workerId, kind, check, query, hirings, affiliation, suspensions, told);
    }

    /** @return with the hiring instead of the known one of its school, or as one more */
    public Worker with(Hiring hiring) {
        var next = new ArrayList<>(hirings);
        var known = hiring(hiring.schoolId());
        if (known.isPresent()) {
            next.replaceAll(it -> it.equals(known.get()) ? hiring : it);
        } else {
            next.add(hiring);
        }
        return new Worker(workerId, kind, check, query, next, affiliation, suspensions, lapsed);
    }

    /** @param change of the school's hiring, which must be there */
    public Worker change(String schoolId, UnaryOperator<Hiring> change) {
        return with(change.apply(hiring(schoolId).orElseThrow()));
    }
}
