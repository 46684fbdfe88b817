package afterbell.enrollment.rosterfile.reading;

import java.util.List;

import afterbell.enrollment.roster.RosterRow;
import afterbell.enrollment.rosterfile.model.FileProblem;

/**
 * What a file says of a school's pupils.
 *
 * @param rowCount pupils named, good or not
 * @param rows     those that can be understood
 */
public record ReadRoster(int rowCount, List<ReadRow> rows, List<FileProblem> problems) {
    public ReadRoster {
        rows = List.copyOf(rows);
        problems = List.copyOf(problems);
    }

    /**
     * A pupil and where the file names it.
     *
     * @param numberColumn  column of the pupil number
     * @param citizenColumn column of the citizen id
     */
    public record ReadRow(String file, int row, String numberColumn, String citizenColumn, RosterRow pupil) {}
}
