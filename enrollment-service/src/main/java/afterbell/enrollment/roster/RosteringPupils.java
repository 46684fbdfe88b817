package afterbell.enrollment.roster;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntConsumer;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

import afterbell.confidential.KeyedHash;
import afterbell.enrollment.SideBySide;
import afterbell.enrollment.roster.IdentifiedRow.Judged;
import afterbell.enrollment.roster.IdentifyingPupils.Identity;
import afterbell.enrollment.roster.RosteringPupils.Rostered.Entered;
import afterbell.enrollment.roster.RosteringPupils.Rostered.Refused;
import afterbell.enrollment.roster.model.Move;
import afterbell.enrollment.roster.model.Pupil;
import afterbell.enrollment.roster.model.Pupil.Enrolment;
import afterbell.enrollment.roster.model.Pupil.OnRoll;
import afterbell.enrollment.roster.store.Pupils;
import afterbell.messaging.outbox.Versioned;

/**
 * Enters pupils into a school's roll (R6). Numbers are claimed first, then the pupils are saved together, or each by
 * itself when that fails: what a crash leaves between is completed by entering the same rows again.
 */
@Service
public class RosteringPupils {
    private static final int ROWS_AT_ONCE = 500;

    private final IdentifyingPupils identifyingPupils;
    private final Pupils pupils;
    private final KeyedHash hash;

    RosteringPupils(IdentifyingPupils identifyingPupils, Pupils pupils, KeyedHash hash) {
        this.identifyingPupils = identifyingPupils;
        this.pupils = pupils;
        this.hash = hash;
    }

    /** How an entered pupil compares with what was known. */
    public enum Novelty {
        ADDED,
        CHANGED,
        UNCHANGED
    }

    /** What becomes of a row. */
    public sealed interface Rostered {
        /**
         * @param pupilId absent when a row was only checked and its pupil is new
         * @param version of the pupil, 0 when a row was only checked
         * @param move    whether the row moves the pupil to another class or school
         */
        record Entered(@Nullable String pupilId, long version, Novelty novelty, Move move) implements Rostered {}

        /** @param pupilId of the pupil that the row means, absent where none is known */
        record Refused(RosterProblem problem, @Nullable String pupilId) implements Rostered {
            Refused(RosterProblem problem) {
                this(problem, null);
            }
        }
    }

    /**
     * @param done is told how many rows are done
     * @return what became of each row, in order
     */
    public List<Rostered> enter(String schoolId, List<RosterRow> rows, IntConsumer done) {
        return each(schoolId, rows, some -> enterGood(schoolId, some), done);
    }

    /**
     * @param done is told how many rows are done
     * @return what would become of each row, in order; changes nothing
     */
    public List<Rostered> check(String schoolId, List<RosterRow> rows, IntConsumer done) {
        return each(schoolId, rows, some -> checkGood(schoolId, some), done);
    }

    private interface Work {
        List<Rostered> of(List<IdentifiedRow> rows);
    }

    private List<Rostered> each(String schoolId, List<RosterRow> rows, Work work, IntConsumer progress) {
        var outcomes = new ArrayList<@Nullable Rostered>();
        var good = new ArrayList<IdentifiedRow>();
        var places = new ArrayList<Integer>();
        var seen = new HashSet<String>();
        for (var row : rows) {
            switch (IdentifiedRow.judge(schoolId, row, hash)) {
                case Judged.Bad(RosterProblem problem) -> outcomes.add(new Refused(problem));
                case Judged.Good(IdentifiedRow it) when !it.isNewAmong(seen) ->
                    outcomes.add(new Refused(RosterProblem.REPEATED_ROW));
                case Judged.Good(IdentifiedRow it) -> {
                    places.add(outcomes.size());
                    outcomes.add(null);
                    good.add(it);
                }
            }
        }
        for (int from = 0; from < good.size(); from += ROWS_AT_ONCE) {
            var done = work.of(good.subList(from, Math.min(good.size(), from + ROWS_AT_ONCE)));
            for (int i = 0; i < done.size(); i++) {
                outcomes.set(places.get(from + i), done.get(i));
            }
            progress.accept(places.get(from + done.size() - 1) + 1);
        }
        return outcomes.stream().map(Objects::requireNonNull).toList();
    }

    private List<Rostered> checkGood(String schoolId, List<IdentifiedRow> rows) {
        var identities = identifyingPupils.find(schoolId, rows);
        var known = load(identities);
        var outcomes = new ArrayList<Rostered>();
        for (int i = 0; i < rows.size(); i++) {
            outcomes.add(check(rows.get(i), identities.get(i), known));
        }
        return outcomes;
    }

    private static Rostered check(IdentifiedRow row, Identity identity, Map<String, Versioned<Pupil>> known) {
        return switch (identity) {
            case Identity.Conflict() -> new Refused(RosterProblem.IDENTITY_CONFLICT);
            case Identity.RosterIdTaken() -> new Refused(RosterProblem.ROSTER_ID_TAKEN);
            case Identity.New() -> new Entered(null, 0, Novelty.ADDED, Move.NONE);
            case Identity.Known(String pupilId) -> {
                var pupil = Objects.requireNonNull(known.get(pupilId)).state();
                yield outcome(pupil, row, pupil.enrol(row.entry()), 0);
            }
        };
    }

    /** A row and whom it means. */
    private record Task(IdentifiedRow row, Identity identity) {}

    private List<Rostered> enterGood(String schoolId, List<IdentifiedRow> rows) {
        var identities = identifyingPupils.claim(schoolId, rows);
        var tasks = new ArrayList<Task>();
        for (int i = 0; i < rows.size(); i++) {
            tasks.add(new Task(rows.get(i), identities.get(i)));
        }
        try {
            return enterTogether(tasks, load(identities));
        } catch (OptimisticLockingFailureException e) {
            var known = load(identities);
            return SideBySide.map(tasks, task -> enter(task.row(), task.identity(), known));
        }
    }

    /** @throws OptimisticLockingFailureException if one of them cannot be saved as it was decided */
    private List<Rostered> enterTogether(List<Task> tasks, Map<String, Versioned<Pupil>> known) {
        var outcomes = new ArrayList<Rostered>();
        var entries = new ArrayList<Pupils.Entry>();
        for (var task : tasks) {
            if (!(task.identity() instanceof Identity.Known(String pupilId))) {
                outcomes.add(check(task.row(), task.identity(), known));
                continue;
            }
            var before = Objects.requireNonNull(known.get(pupilId));
            var enrolment = before.state().enrol(task.row().entry());
            var next = entered(enrolment);
            next.ifPresent(pupil -> entries.add(new Pupils.Entry(before, pupil, task.row().particulars())));
            outcomes.add(outcome(before.state(), task.row(), enrolment,
                    before.version() + (next.isPresent() ? 1 : 0)));
        }
        pupils.save(entries);
        return outcomes;
    }

    private Rostered enter(IdentifiedRow row, Identity identity, Map<String, Versioned<Pupil>> known) {
        if (!(identity instanceof Identity.Known(String pupilId))) {
            return check(row, identity, known);
        }
        try {
            return save(Objects.requireNonNull(known.get(pupilId)), row);
        } catch (DuplicateKeyException e) {
            return new Refused(RosterProblem.ROSTER_ID_TAKEN);
        } catch (OptimisticLockingFailureException e) {
            return saveAgain(pupilId, row);
        }
    }

    /** Somebody has changed the pupil since all were loaded: most often the same row, sent twice. */
    private Rostered saveAgain(String pupilId, IdentifiedRow row) {
        try {
            return save(pupils.load(pupilId), row);
        } catch (OptimisticLockingFailureException e) {
            return new Refused(RosterProblem.CHANGED_MEANWHILE);
        }
    }

    private Rostered save(Versioned<Pupil> known, IdentifiedRow row) {
        var enrolment = known.state().enrol(row.entry());
        long version = entered(enrolment).map(pupil -> pupils.save(known, pupil, row.particulars()).version())
                .orElse(known.version());
        return outcome(known.state(), row, enrolment, version);
    }

    /** @return what is to be saved */
    private static Optional<OnRoll> entered(Enrolment enrolment) {
        return switch (enrolment) {
            case Enrolment.Added(OnRoll pupil) -> Optional.of(pupil);
            case Enrolment.Changed(OnRoll pupil) -> Optional.of(pupil);
            case Enrolment.Unchanged _, Enrolment.OnRollElsewhere _ -> Optional.empty();
        };
    }

    private static Rostered outcome(Pupil before, IdentifiedRow row, Enrolment enrolment, long version) {
        return switch (enrolment) {
            case Enrolment.Added _ -> entered(before, row, version, Novelty.ADDED);
            case Enrolment.Changed _ -> entered(before, row, version, Novelty.CHANGED);
            case Enrolment.Unchanged _ -> entered(before, row, version, Novelty.UNCHANGED);
            case Enrolment.OnRollElsewhere() -> new Refused(RosterProblem.ON_ROLL_ELSEWHERE, before.pupilId());
        };
    }

    private static Rostered entered(Pupil before, IdentifiedRow row, long version, Novelty novelty) {
        return new Entered(before.pupilId(), version, novelty, before.moveTo(row.entry().standing()));
    }

    private Map<String, Versioned<Pupil>> load(List<Identity> identities) {
        return pupils.load(identities.stream()
                .filter(Identity.Known.class::isInstance)
                .map(it -> ((Identity.Known) it).pupilId())
                .distinct()
                .toList());
    }
}
