package afterbell.enrollment.rosterfile.reading;

import org.springframework.stereotype.Component;

import afterbell.confidential.KeyedHash;
import afterbell.enrollment.rosterfile.RosterFileProblem;
import afterbell.web.problem.ProblemException;

/** Reads a school's roster from a file, whichever of the known kinds it is. */
@Component
public class RosterFiles {
    private final KeyedHash hash;

    RosterFiles(KeyedHash hash) {
        this.hash = hash;
    }

    /** @throws ProblemException if it is no roster at all, or too large: told without reading what it says */
    public void requireRoster(byte[] content) {
        var archive = Archive.unpack(content);
        if (!OneRoster.is(archive) && !Spreadsheet.is(archive)) {
            throw new ProblemException(RosterFileProblem.KIND_UNKNOWN);
        }
    }

    /**
     * @param schoolCode the school whose pupils are read
     * @param known      what a file with changes only is read on top of
     * @throws ProblemException if it is no roster at all, or too large
     */
    public ReadRoster read(byte[] content, String schoolCode, KnownRoster known) {
        var archive = Archive.unpack(content);
        if (OneRoster.is(archive)) {
            return OneRoster.read(archive, schoolCode, known);
        }
        if (Spreadsheet.is(archive)) {
            return Spreadsheet.read(content, archive, hash);
        }
        throw new ProblemException(RosterFileProblem.KIND_UNKNOWN);
    }
}
