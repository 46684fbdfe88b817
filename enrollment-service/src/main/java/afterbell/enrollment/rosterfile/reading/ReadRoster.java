package afterbell.enrollment.rosterfile.reading;

import java.util.List;

import org.jspecify.annotations.Nullable;

import afterbell.enrollment.roster.RosterRow;
import afterbell.enrollment.rosterfile.model.FileProblem;
import afterbell.enrollment.rosterfile.model.SchoolSource;

/**
 * What a file says of a school's pupils.
 *
 * @param rowCount pupils named, good or not
 * @param rows     those that can be understood
 * @param whole    whether the file names everybody, so that who is not in it is missing
 * @param leavers  roster ids of pupils on the roll of whom a file with changes only says that they are gone
 * @param source   how the school's own system calls the school and its classes, absent where it has no ids
 */
public record ReadRoster(int rowCount, List<ReadRow> rows, List<FileProblem> problems, boolean whole,
        List<String> leavers, @Nullable SchoolSource source) {
    public ReadRoster {
        rows = List.copyOf(rows);
        problems = List.copyOf(problems);
        leavers = List.copyOf(leavers);
    }

    static ReadRoster of(int rowCount, List<ReadRow> rows, List<FileProblem> problems) {
        return new ReadRoster(rowCount, rows, problems, true, List.of(), null);
    }

    /**
     * A pupil and where the file names it.
     *
     * @param row           below 0 when a changed class or guardian concerns the pupil, but no row of its own
     * @param numberColumn  column of the pupil number
     * @param citizenColumn column of the citizen id
     * @param classColumn   column of the class
     */
    public record ReadRow(String file, int row, String numberColumn, String citizenColumn, String classColumn,
            RosterRow pupil) {}
}
