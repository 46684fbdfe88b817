package afterbell.enrollment.rosterfile.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import afterbell.enrollment.Ids;
import afterbell.enrollment.roster.RosterRow;
import afterbell.enrollment.roster.model.Contact;
import afterbell.enrollment.roster.model.Source;
import afterbell.enrollment.rosterfile.model.FileProblem;
import afterbell.enrollment.rosterfile.model.Grades;
import afterbell.enrollment.rosterfile.reading.ReadRoster.ReadRow;

/** Makes a pupil of a row's texts, or says what is missing; the same for every kind of file. */
final class RowRules {
    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_CLASS = 20;
    private static final int LONGEST_NUMBER = 24;
    private static final String PHONE = "[0-9+ -]{5,20}";

    private RowRules() {}

    /** What a file calls the columns of a pupil. */
    record Columns(String rosterId, String number, String citizenId, String name, String grade, String className) {}

    /** The texts of a row. Personal data: toString shows nothing. */
    record Texts(String rosterId, String number, String citizenId, String name, String grade, String className,
            List<Contact> contacts, Source source) {
        @Override
        public String toString() {
            return "Texts";
        }
    }

    static Optional<ReadRow> row(String file, int row, Texts it, Columns columns, Problems problems) {
        require(file, row, columns.number(), it.number(), LONGEST_NUMBER, problems);
        require(file, row, columns.name(), it.name(), LONGEST_NAME, problems);
        require(file, row, columns.className(), it.className(), LONGEST_CLASS, problems);
        if (!it.rosterId().matches(Ids.ROSTER)) {
            problems.add(file, row, columns.rosterId(), FileProblem.INVALID_VALUE);
        }
        if (it.citizenId().length() > LONGEST_NUMBER) {
            problems.add(file, row, columns.citizenId(), FileProblem.VALUE_TOO_LONG);
        }
        var grade = Grades.parse(it.grade());
        if (grade.isEmpty()) {
            problems.add(file, row, columns.grade(), FileProblem.UNKNOWN_GRADE);
        }
        if (problems.isSpoilt(file, row)) {
            return Optional.empty();
        }
        var pupil = new RosterRow(it.rosterId(), it.number(), it.citizenId().isEmpty() ? null : it.citizenId(),
                it.name(), grade.getAsInt(), it.className(), it.contacts(), it.source());
        return Optional.of(new ReadRow(file, row, columns.number(), columns.citizenId(), columns.className(), pupil));
    }

    /** A contact without a name or a telephone number is none. */
    static List<Contact> contacts(String name, String phone, String relation) {
        var contacts = new ArrayList<Contact>();
        if (!name.isBlank() && name.length() <= LONGEST_NAME && phone.matches(PHONE)) {
            contacts.add(new Contact(name, phone, relation.length() > 20 ? relation.substring(0, 20) : relation));
        }
        return contacts;
    }

    private static void require(String file, int row, String column, String value, int longest, Problems problems) {
        if (value.isEmpty() && !problems.isSpoilt(file, row)) {
            problems.add(file, row, column, FileProblem.MISSING_VALUE);
        } else if (value.length() > longest) {
            problems.add(file, row, column, FileProblem.VALUE_TOO_LONG);
        }
    }
}
