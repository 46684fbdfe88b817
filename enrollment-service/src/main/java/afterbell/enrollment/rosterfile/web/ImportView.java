package afterbell.enrollment.rosterfile.web;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import afterbell.enrollment.rosterfile.model.Counts;
import afterbell.enrollment.rosterfile.model.Order.Missing;
import afterbell.enrollment.rosterfile.model.Order.Mode;
import afterbell.enrollment.rosterfile.model.RosterImport;
import afterbell.enrollment.rosterfile.model.State;

/**
 * An import as the school sees it.
 *
 * @param pupils   by what the import makes of them; while it is applied, what it will
 * @param faults   number of faults in the report
 * @param findings number of lines in the report
 * @param failure  why it FAILED, a short word
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportView(String importId, String schoolId, State state, Mode mode, boolean dryRun, Missing missing,
        Progress progress, Counts pupils, int faults, int findings, Instant submittedAt, @Nullable Instant endedAt,
        @Nullable String failure) {

    /**
     * @param done rows that are done in this state
     * @param rows pupils that the file names, 0 until it is read
     */
    record Progress(int done, int rows) {}

    static ImportView of(RosterImport it) {
        return new ImportView(it.importId(), it.schoolId(), it.state(), it.order().mode(), it.order().dryRun(),
                it.order().missing(), new Progress(Math.min(it.done(), it.rows()), it.rows()), it.counts(), it.faults(),
                it.findings(), it.submittedAt(), it.endedAt(), it.failure());
    }
}
