package afterbell.enrollment.rosterfile.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows of a file by column name.
 *
 * @param name of the file or sheet
 */
record Table(String name, List<String> columns, List<Row> rows) {

    /** @param number from 1, the header included */
    record Row(int number, Map<String, String> values) {
        /** @return the value without blanks around it, empty where there is none */
        String get(String column) {
            return values.getOrDefault(column, "").strip();
        }

        Row with(String column, String value) {
            var changed = new HashMap<>(values);
            changed.put(column, value);
            return new Row(number, changed);
        }

        @Override
        public String toString() {
            return "Row " + number;
        }
    }

    /** The same table with that value in the column wherever it is empty. */
    Table withDefault(String column, String value) {
        return new Table(name, columns, rows.stream()
                .map(row -> row.get(column).isEmpty() ? row.with(column, value) : row)
                .toList());
    }

    /** @return those of these columns that the table lacks */
    List<String> lacks(String... wanted) {
        var lacking = new ArrayList<>(List.of(wanted));
        lacking.removeAll(columns);
        return lacking;
    }
}
