package afterbell.funding.report.model;

import java.util.List;

/** @param rows each with as many cells as there are columns */
public record Table(String title, List<String> columns, List<List<Cell>> rows) {
    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().<List<Cell>>map(List::copyOf).toList();
        for (var row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "A row of " + row.size() + " cells under " + columns.size() + " columns");
            }
        }
    }
}
