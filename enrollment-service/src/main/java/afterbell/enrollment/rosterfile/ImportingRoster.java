package afterbell.enrollment.rosterfile;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

import org.springframework.stereotype.Service;

import afterbell.confidential.KeyedHash;
import afterbell.confidential.PupilNumber;
import afterbell.enrollment.roster.KeepingRoll;
import afterbell.enrollment.roster.RosterProblem;
import afterbell.enrollment.roster.RosteringPupils.Novelty;
import afterbell.enrollment.roster.RosteringPupils.Rostered;
import afterbell.enrollment.roster.RosteringPupils.Rostered.Entered;
import afterbell.enrollment.roster.RosteringPupils.Rostered.Refused;
import afterbell.enrollment.rosterfile.model.FileProblem;
import afterbell.enrollment.rosterfile.reading.ReadRoster;
import afterbell.enrollment.rosterfile.reading.ReadRoster.ReadRow;
import afterbell.enrollment.rosterfile.reading.RosterFiles;
import afterbell.enrollment.school.FindSchools;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/**
 * A school imports its roster from a file (R6). Everything is judged before anything is entered; one fault rejects the
 * whole file unless the school asks for the good rows. Importing the same file again changes nothing.
 */
@Service
public class ImportingRoster {
    private final FindSchools findSchools;
    private final RosterFiles files;
    private final KeepingRoll keepingRoll;
    private final KeyedHash hash;

    ImportingRoster(FindSchools findSchools, RosterFiles files, KeepingRoll keepingRoll, KeyedHash hash) {
        this.findSchools = findSchools;
        this.files = files;
        this.keepingRoll = keepingRoll;
        this.hash = hash;
    }

    /** What becomes of a file with faults. */
    public enum Mode {
        ALL,
        PARTIAL
    }

    public enum State {
        APPLIED,
        PARTLY_APPLIED,
        REJECTED,
        CHECKED
    }

    /**
     * @param importId the same for the same file, school and mode
     * @param rows     pupils that the file names
     */
    public record Report(String importId, State state, int rows, Counts pupils, List<FileProblem> problems) {}

    public record Counts(int added, int changed, int unchanged) {}

    /**
     * @param dryRun only judge
     * @throws afterbell.web.problem.ProblemException if the school is not known or not the caller's, or the file is no
     *                                                roster
     */
    public Report load(String schoolId, byte[] content, Mode mode, boolean dryRun, Caller caller) {
        var school = findSchools.one(schoolId);
        SchoolScope.require(caller, school.id(), Role.SCHOOL_ADMIN, Role.SCHOOL_SYSTEM);
        var read = files.read(content, school.state().code().value());
        var judged = keepingRoll.check(school.id(), read.rows().stream().map(ReadRow::pupil).toList(), caller);
        var problems = new ArrayList<>(read.problems());
        problems.addAll(problems(read.rows(), judged));
        String importId = hash.of("roster-import", school.id() + mode + sha256(content)).substring(0, 32);
        boolean hopeless = problems.stream().anyMatch(FileProblem::isOfTheWholeFile);
        if (dryRun) {
            return report(importId, State.CHECKED, read, judged, problems);
        }
        if (hopeless || mode == Mode.ALL && !problems.isEmpty()) {
            return report(importId, State.REJECTED, read, List.of(), problems);
        }
        return enter(importId, school.id(), read, judged, problems, caller);
    }

    private Report enter(String importId, String schoolId, ReadRoster read, List<Rostered> judged,
            List<FileProblem> problems, Caller caller) {
        var good = new ArrayList<ReadRow>();
        for (int i = 0; i < judged.size(); i++) {
            if (judged.get(i) instanceof Entered) {
                good.add(read.rows().get(i));
            }
        }
        var entered = keepingRoll.enter(schoolId, good.stream().map(ReadRow::pupil).toList(), caller);
        problems.addAll(problems(good, entered));
        return report(importId, problems.isEmpty() ? State.APPLIED : State.PARTLY_APPLIED, read, entered, problems);
    }

    private static Report report(String importId, State state, ReadRoster read, List<Rostered> outcomes,
            List<FileProblem> problems) {
        var sorted = problems.stream()
                .sorted(Comparator.comparing(FileProblem::file).thenComparingInt(FileProblem::row))
                .toList();
        return new Report(importId, state, read.rowCount(), new Counts(count(outcomes, Novelty.ADDED),
                count(outcomes, Novelty.CHANGED), count(outcomes, Novelty.UNCHANGED)), sorted);
    }

    private static int count(List<Rostered> outcomes, Novelty novelty) {
        return Math.toIntExact(outcomes.stream()
                .filter(it -> it instanceof Entered entered && entered.novelty() == novelty)
                .count());
    }

    private static List<FileProblem> problems(List<ReadRow> rows, List<Rostered> outcomes) {
        var problems = new ArrayList<FileProblem>();
        for (int i = 0; i < rows.size(); i++) {
            if (outcomes.get(i) instanceof Refused(RosterProblem problem)) {
                problems.add(problem(rows.get(i), problem));
            }
        }
        return problems;
    }

    private static FileProblem problem(ReadRow row, RosterProblem problem) {
        boolean ofCitizenId = problem == RosterProblem.CITIZEN_ID_DIFFERS || problem == RosterProblem.ID_CHECKSUM
                && PupilNumber.parse(row.pupil().number()).isPresent();
        String code = problem.code().substring(problem.code().indexOf('.') + 1);
        return new FileProblem(row.file(), row.row(), ofCitizenId ? row.citizenColumn() : row.numberColumn(), code);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
