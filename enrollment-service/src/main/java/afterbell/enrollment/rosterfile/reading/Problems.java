package afterbell.enrollment.rosterfile.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import afterbell.enrollment.rosterfile.model.FileProblem;

/** Collects what is wrong with a file, and which rows are good for nothing. */
final class Problems {
    private final List<FileProblem> found = new ArrayList<>();
    private final Set<String> spoilt = new HashSet<>();

    void add(String file, int row, String column, String code) {
        found.add(new FileProblem(file, row, column, code));
        spoilt.add(file + "#" + row);
    }

    boolean isSpoilt(String file, int row) {
        return spoilt.contains(file + "#" + row);
    }

    boolean anyOfTheWholeFile() {
        return found.stream().anyMatch(FileProblem::isOfTheWholeFile);
    }

    List<FileProblem> all() {
        return List.copyOf(found);
    }
}
