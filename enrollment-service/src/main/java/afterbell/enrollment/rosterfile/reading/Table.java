package afterbell.enrollment.rosterfile.reading;

import java.util.ArrayList;
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

        @Override
        public String toString() {
            return "Row " + number;
        }
    }

    /** @return those of these columns that the table lacks */
    List<String> lacks(String... wanted) {
        var lacking = new ArrayList<>(List.of(wanted));
        lacking.removeAll(columns);
        return lacking;
    }
}
