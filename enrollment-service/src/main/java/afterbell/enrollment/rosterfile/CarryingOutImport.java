package afterbell.enrollment.rosterfile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import afterbell.confidential.PupilNumber;
import afterbell.enrollment.departure.TakingOffRoll;
import afterbell.enrollment.roster.FindPupils;
import afterbell.enrollment.roster.KeepingRoll;
import afterbell.enrollment.roster.RosterProblem;
import afterbell.enrollment.roster.RosteringPupils.Novelty;
import afterbell.enrollment.roster.RosteringPupils.Rostered;
import afterbell.enrollment.roster.RosteringPupils.Rostered.Entered;
import afterbell.enrollment.roster.RosteringPupils.Rostered.Refused;
import afterbell.enrollment.roster.model.Departure;
import afterbell.enrollment.roster.model.LeaveReason;
import afterbell.enrollment.roster.model.Move;
import afterbell.enrollment.rosterfile.model.Counts;
import afterbell.enrollment.rosterfile.model.FileProblem;
import afterbell.enrollment.rosterfile.model.Finding;
import afterbell.enrollment.rosterfile.model.Finding.Weight;
import afterbell.enrollment.rosterfile.model.Order;
import afterbell.enrollment.rosterfile.model.Order.Missing;
import afterbell.enrollment.rosterfile.model.Order.Mode;
import afterbell.enrollment.rosterfile.model.RosterImport;
import afterbell.enrollment.rosterfile.model.State;
import afterbell.enrollment.rosterfile.reading.ReadRoster;
import afterbell.enrollment.rosterfile.reading.ReadRoster.ReadRow;
import afterbell.enrollment.rosterfile.reading.RosterFiles;
import afterbell.enrollment.rosterfile.store.Reports;
import afterbell.enrollment.rosterfile.store.RosterImports;
import afterbell.enrollment.rosterfile.store.RosterImports.Taken;
import afterbell.enrollment.rosterfile.store.Uploads;
import afterbell.enrollment.school.FindSchools;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;

/**
 * A worker imports a file (R6). Everything is judged and the report written before anything is entered; one fault
 * rejects the whole file unless the school asks for the good rows. What a crash leaves is completed by carrying the
 * import out again: before pupils are entered all begins anew, afterwards the report stands and they are entered again.
 */
@Service
class CarryingOutImport {
    private final FindSchools findSchools;
    private final RosterFiles files;
    private final KnownRosters knownRosters;
    private final Uploads uploads;
    private final RosterImports imports;
    private final Reports reports;
    private final KeepingRoll keepingRoll;
    private final FindPupils findPupils;
    private final TakingOffRoll takingOffRoll;

    CarryingOutImport(FindSchools findSchools, RosterFiles files, KnownRosters knownRosters, Uploads uploads,
            RosterImports imports, Reports reports, KeepingRoll keepingRoll, FindPupils findPupils,
            TakingOffRoll takingOffRoll) {
        this.findSchools = findSchools;
        this.files = files;
        this.knownRosters = knownRosters;
        this.uploads = uploads;
        this.imports = imports;
        this.reports = reports;
        this.keepingRoll = keepingRoll;
        this.findPupils = findPupils;
        this.takingOffRoll = takingOffRoll;
    }

    /** An import in the hands of a worker: each step is kept before the next one begins. */
    private final class Work {
        private final Caller caller;
        private Versioned<RosterImport> job;

        Work(Taken taken) {
            this.caller = Submitters.caller(taken.by());
            this.job = taken.job();
        }

        RosterImport job() {
            return job.state();
        }

        Order order() {
            return job().order();
        }

        /** @throws org.springframework.dao.OptimisticLockingFailureException if another worker has taken the import */
        void keep(UnaryOperator<RosterImport> step) {
            job = imports.save(job, step.apply(job.state()));
        }

        void progressed(int rows) {
            keep(it -> it.progressed(rows));
        }
    }

    /**
     * What became of judging a file.
     *
     * @param outcomes  of its rows, in order
     * @param leaving   ids of pupils who are taken off the roll
     */
    private record Judgement(ReadRoster read, List<Rostered> outcomes, List<Finding> findings, Counts counts,
            Set<String> leaving) {
        int faults() {
            return Math.toIntExact(findings.stream().filter(it -> it.weight() == Weight.FAULT).count());
        }

        boolean isHopeless() {
            return read.problems().stream().anyMatch(FileProblem::isOfTheWholeFile);
        }
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if another worker has taken the import */
    void carryOut(Taken taken) {
        var work = new Work(taken);
        if (work.job().attempts() > RosterImport.MOST_ATTEMPTS) {
            fail(work, "given-up");
            return;
        }
        var content = uploads.find(work.job().importId());
        if (content.isEmpty()) {
            fail(work, "upload-expired");
            return;
        }
        boolean resumed = work.job().state() == State.APPLYING;
        if (!resumed) {
            work.keep(RosterImport::reading);
        }
        var read = read(work, content.get());
        if (!resumed) {
            work.keep(it -> it.checking(read.rowCount()));
        }
        var judged = judge(work, read, resumed);
        if (!resumed) {
            report(work, judged);
        }
        if (work.job().state() == State.APPLYING) {
            apply(work, judged, resumed);
        }
        uploads.destroy(work.job().importId());
    }

    private void fail(Work work, String why) {
        work.keep(it -> it.failed(why, imports.now()));
        uploads.destroy(work.job().importId());
    }

    private ReadRoster read(Work work, byte[] content) {
        var school = findSchools.one(work.job().schoolId());
        try {
            return files.read(content, school.state().code().value(), knownRosters.of(school.id(), work.caller));
        } catch (ProblemException noRoster) {
            return new ReadRoster(0, List.of(), List.of(new FileProblem("", 0, "", shortCode(noRoster.problem()
                    .code()
                    .code()))), true, List.of(), null);
        }
    }

    private Judgement judge(Work work, ReadRoster read, boolean resumed) {
        var outcomes = keepingRoll.check(work.job().schoolId(), read.rows().stream().map(ReadRow::pupil).toList(),
                work.caller, resumed ? _ -> {} : work::progressed);
        var findings = new ArrayList<Finding>();
        read.problems().forEach(it -> findings.add(Finding.fault(it)));
        for (int i = 0; i < outcomes.size(); i++) {
            lines(read.rows().get(i), outcomes.get(i), findings);
        }
        boolean faulty = findings.stream().anyMatch(it -> it.weight() == Weight.FAULT);
        var missing = read.whole() && read.problems().stream().noneMatch(FileProblem::isOfTheWholeFile)
                ? missing(work.job().schoolId(), outcomes)
                : Set.<String>of();
        boolean leave = work.order().missing() == Missing.LEAVE && !faulty;
        missing.forEach(it -> findings.add(Finding.note(leave ? Finding.LEFT : Finding.MISSING, "", 0, "", it)));
        var leaving = new LinkedHashSet<>(leavers(work.job().schoolId(), read));
        leaving.forEach(it -> findings.add(Finding.note(Finding.LEFT, "users.csv", 0, "status", it)));
        if (leave) {
            leaving.addAll(missing);
        }
        findings.sort(
                Comparator.comparing(Finding::weight).thenComparing(Finding::file).thenComparingInt(Finding::row));
        return new Judgement(read, outcomes, findings, counts(outcomes, missing.size(), leaving.size()), leaving);
    }

    private static void lines(ReadRow row, Rostered outcome, List<Finding> findings) {
        switch (outcome) {
            case Refused(RosterProblem problem, String pupilId) -> findings.add(refused(row, problem, pupilId));
            case Entered(String pupilId, long _, Novelty _, Move move) -> {
                switch (move) {
                    case NONE -> {
                    }
                    case CLASS -> findings.add(Finding.note(Finding.CLASS_CHANGED, row.file(), row.row(),
                            row.classColumn(), pupilId));
                    case SCHOOL -> findings.add(Finding.note(Finding.SCHOOL_CHANGED, row.file(), row.row(),
                            row.numberColumn(), pupilId));
                }
            }
        }
    }

    private static Finding refused(ReadRow row, RosterProblem problem, @Nullable String pupilId) {
        boolean ofCitizenId = problem == RosterProblem.CITIZEN_ID_DIFFERS || problem == RosterProblem.ID_CHECKSUM
                && PupilNumber.parse(row.pupil().number()).isPresent();
        return new Finding(Weight.FAULT, row.file(), Math.max(0, row.row()),
                ofCitizenId ? row.citizenColumn() : row.numberColumn(), shortCode(problem.code()), pupilId);
    }

    private static String shortCode(String code) {
        return code.substring(code.indexOf('.') + 1);
    }

    /** Who is on the roll, and no row of the whole roster means. */
    private Set<String> missing(String schoolId, List<Rostered> outcomes) {
        var named = new HashSet<String>();
        for (var outcome : outcomes) {
            var pupilId = switch (outcome) {
                case Entered entered -> entered.pupilId();
                case Refused refused -> refused.pupilId();
            };
            if (pupilId != null) {
                named.add(pupilId);
            }
        }
        var missing = new LinkedHashSet<>(findPupils.idsOnRoll(schoolId));
        missing.removeAll(named);
        return missing;
    }

    private List<String> leavers(String schoolId, ReadRoster read) {
        return read.leavers().isEmpty() ? List.of() : findPupils.idsOnRoll(schoolId, read.leavers());
    }

    private static Counts counts(List<Rostered> outcomes, int missing, int left) {
        return new Counts(count(outcomes, Novelty.ADDED), count(outcomes, Novelty.CHANGED),
                count(outcomes, Novelty.UNCHANGED), moved(outcomes, Move.CLASS), moved(outcomes, Move.SCHOOL), missing,
                left);
    }

    private static int count(List<Rostered> outcomes, Novelty novelty) {
        return Math.toIntExact(outcomes.stream()
                .filter(it -> it instanceof Entered entered && entered.novelty() == novelty)
                .count());
    }

    private static int moved(List<Rostered> outcomes, Move move) {
        return Math.toIntExact(outcomes.stream()
                .filter(it -> it instanceof Entered entered && entered.move() == move)
                .count());
    }

    /** Writes the report before the state says that it stands. */
    private void report(Work work, Judgement judged) {
        reports.write(work.job().importId(), 0, judged.findings());
        var order = work.order();
        State next;
        if (order.dryRun()) {
            next = State.CHECKED;
        } else if (judged.isHopeless() || order.mode() == Mode.ALL && judged.faults() > 0) {
            next = State.REJECTED;
        } else {
            next = State.APPLYING;
        }
        var counts = next == State.REJECTED ? Counts.NONE : judged.counts();
        work.keep(it -> it.judged(next, counts, judged.faults(), judged.findings().size(), imports.now()));
    }

    private void apply(Work work, Judgement judged, boolean resumed) {
        var schoolId = work.job().schoolId();
        var good = new ArrayList<ReadRow>();
        var expected = new ArrayList<Rostered>();
        for (int i = 0; i < judged.outcomes().size(); i++) {
            if (judged.outcomes().get(i) instanceof Entered) {
                good.add(judged.read().rows().get(i));
                expected.add(judged.outcomes().get(i));
            }
        }
        var entered = keepingRoll.enter(schoolId, good.stream().map(ReadRow::pupil).toList(), work.caller,
                work::progressed);
        var late = new ArrayList<Finding>();
        var lost = new ArrayList<Rostered>();
        for (int i = 0; i < entered.size(); i++) {
            if (entered.get(i) instanceof Refused(RosterProblem problem, String pupilId)) {
                late.add(refused(good.get(i), problem, pupilId));
                lost.add(expected.get(i));
            }
        }
        leaving(work, judged, resumed).forEach(it -> leave(it, work));
        var source = judged.read().source();
        if (source != null) {
            knownRosters.remember(schoolId, source, judged.read().whole());
        }
        reports.write(work.job().importId(), work.job().findings(), late);
        work.keep(it -> it.applied(without(it.counts(), lost), it.faults() + late.size(), it.findings() + late.size(),
                imports.now()));
    }

    /** After a crash as the report says: who is off the roll already may still hold a place. */
    private Collection<String> leaving(Work work, Judgement judged, boolean resumed) {
        return resumed
                ? reports.find(work.job().importId(), 0, Reports.MOST_KEPT)
                        .stream()
                        .map(Reports.Line::finding)
                        .filter(it -> it.code().equals(Finding.LEFT))
                        .map(Finding::pupilId)
                        .filter(Objects::nonNull)
                        .toList()
                : judged.leaving();
    }

    private void leave(String pupilId, Work work) {
        var departure = new Departure(work.job().schoolId(), work.order().today(), LeaveReason.LEFT_SCHOOL);
        try {
            takingOffRoll.leaveByRoster(pupilId, departure, work.caller);
        } catch (ProblemException e) {
            if (e.problem().code() != RosterProblem.NOT_ON_ROLL) {
                throw e;
            }
        }
    }

    /** Rows that somebody else's entry has made impossible since they were judged. */
    private static Counts without(Counts all, List<Rostered> lost) {
        return new Counts(all.added() - count(lost, Novelty.ADDED), all.changed() - count(lost, Novelty.CHANGED),
                all.unchanged() - count(lost, Novelty.UNCHANGED), all.movedClass() - moved(lost, Move.CLASS),
                all.movedSchool() - moved(lost, Move.SCHOOL), all.missing(), all.left());
    }
}
