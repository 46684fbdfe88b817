package afterbell.funding.report.model;

import java.util.List;

/**
 * A report, whatever it is written as.
 *
 * @param name  of its file, without ending
 * @param lines what stands under the title: whose it is, of when, whether it is final
 * @param notes what stands under the tables, such as sums in capital numerals
 */
public record Report(String name, String title, List<String> lines, List<Table> tables, List<String> notes) {
    public Report {
        lines = List.copyOf(lines);
        tables = List.copyOf(tables);
        notes = List.copyOf(notes);
    }
}
