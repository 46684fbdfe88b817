package afterbell.enrollment.rosterfile.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import afterbell.enrollment.roster.model.Contact;
import afterbell.enrollment.roster.model.Particulars;
import afterbell.enrollment.rosterfile.model.FileProblem;
import afterbell.enrollment.rosterfile.reading.ReadRoster.ReadRow;
import afterbell.enrollment.rosterfile.reading.RowRules.Columns;
import afterbell.enrollment.rosterfile.reading.RowRules.Texts;
import afterbell.enrollment.rosterfile.reading.Table.Row;

/**
 * Reads a OneRoster 1.2 archive of CSV files in bulk mode. The pupil number stands in a user's {@code identifier} (or
 * {@code userMasterIdentifier}), the citizen id in {@code userIds} as {@code {citizenId:…}}; the class is that of the
 * student's enrollment, the contacts are the user's agents.
 */
final class OneRoster {
    private static final Map<String, String[]> FILES = Map.of(
            "orgs", new String[]{"sourcedId", "type", "identifier"},
            "users", new String[]{"sourcedId", "givenName", "familyName", "identifier", "grades"},
            "roles", new String[]{"userSourcedId", "role", "orgSourcedId"},
            "classes", new String[]{"sourcedId", "title"},
            "enrollments", new String[]{"classSourcedId", "userSourcedId", "role"});
    private static final List<String> ORDER = List.of("orgs", "users", "roles", "classes", "enrollments");
    private static final Columns COLUMNS = new Columns("sourcedId", "identifier", "userIds", "familyName", "grades",
            "classSourcedId");
    private static final Map<String, String> RELATIONS = Map.of("guardian", "监护人", "parent", "家长", "relative", "亲属");
    private static final Set<String> GONE = Set.of("tobedeleted", "inactive");
    private static final Pattern CITIZEN_ID = Pattern.compile("\\{(?:citizenId|身份证号):([^}]*)}");

    private final Archive archive;
    private final String schoolCode;
    private final Problems problems = new Problems();
    private final Map<String, Table> tables = new LinkedHashMap<>();

    private OneRoster(Archive archive, String schoolCode) {
        this.archive = archive;
        this.schoolCode = schoolCode;
    }

    static boolean is(Archive archive) {
        return archive.find("manifest.csv").isPresent();
    }

    /** @param schoolCode the school whose pupils are read */
    static ReadRoster read(Archive archive, String schoolCode) {
        return new OneRoster(archive, schoolCode).read();
    }

    private ReadRoster read() {
        var modes = manifest();
        for (var file : ORDER) {
            load(file, modes.getOrDefault("file." + file, "absent"));
        }
        if (problems.anyOfTheWholeFile()) {
            return new ReadRoster(0, List.of(), problems.all());
        }
        var orgs = byId("orgs");
        var school = school(orgs);
        if (school == null) {
            problems.add("orgs.csv", 0, "identifier", FileProblem.OTHER_SCHOOL);
            return new ReadRoster(0, List.of(), problems.all());
        }
        return pupils(school, orgs);
    }

    private Map<String, String> manifest() {
        var properties = new HashMap<String, String>();
        var manifest = CsvTables.read("manifest.csv", archive.find("manifest.csv").orElseThrow(), problems);
        manifest.rows().forEach(row -> properties.put(row.get("propertyName"), row.get("value")));
        if (!properties.getOrDefault("oneroster.version", "").equals("1.2")) {
            problems.add("manifest.csv", 0, "oneroster.version", FileProblem.UNSUPPORTED_VERSION);
        }
        return properties;
    }

    private void load(String file, String mode) {
        String name = file + ".csv";
        var content = archive.find(name);
        if (mode.equals("delta")) {
            problems.add("manifest.csv", 0, "file." + file, FileProblem.DELTA_NOT_SUPPORTED);
        } else if (mode.equals("absent") || content.isEmpty()) {
            problems.add(name, 0, "", FileProblem.MISSING_FILE);
        } else {
            var table = CsvTables.read(name, content.get(), problems);
            table.lacks(FILES.getOrDefault(file, new String[0]))
                    .forEach(column -> problems.add(name, 1, column, FileProblem.MISSING_COLUMN));
            tables.put(file, table);
        }
    }

    private Stream<Row> rows(String file) {
        var table = tables.get(file);
        return table == null ? Stream.of() : table.rows().stream().filter(row -> !GONE.contains(row.get("status")));
    }

    private Map<String, Row> byId(String file) {
        var rows = new LinkedHashMap<String, Row>();
        rows(file).forEach(row -> {
            if (rows.putIfAbsent(row.get("sourcedId"), row) != null) {
                problems.add(file + ".csv", row.number(), "sourcedId", FileProblem.REPEATED_ROW);
            }
        });
        return rows;
    }

    /** The school with the code, or the only one when it has none. */
    private @Nullable String school(Map<String, Row> orgs) {
        var schools = orgs.values().stream().filter(row -> row.get("type").equals("school")).toList();
        return schools.stream()
                .filter(row -> row.get("identifier").equals(schoolCode)
                        || schools.size() == 1 && row.get("identifier").isEmpty())
                .map(row -> row.get("sourcedId"))
                .findFirst()
                .orElse(null);
    }

    private ReadRoster pupils(String school, Map<String, Row> orgs) {
        var users = byId("users");
        var classes = classesOf(users);
        var students = new ArrayList<String>();
        var relations = new HashMap<String, String>();
        rows("roles").forEach(row -> {
            if (isKnown("roles.csv", row, "userSourcedId", users) & isKnown("roles.csv", row, "orgSourcedId", orgs)) {
                String user = row.get("userSourcedId");
                String role = row.get("role");
                if (role.equals("student") && row.get("orgSourcedId").equals(school)) {
                    students.add(user);
                } else if (RELATIONS.containsKey(role)) {
                    relations.put(user, RELATIONS.getOrDefault(role, ""));
                }
            }
        });
        var read = new ArrayList<ReadRow>();
        int count = 0;
        for (var id : students.stream().distinct().toList()) {
            var user = users.get(id);
            if (user != null && !user.get("enabledUser").equalsIgnoreCase("false")) {
                count++;
                RowRules.row("users.csv", user.number(), texts(user, classes, users, relations), COLUMNS, problems)
                        .ifPresent(read::add);
            }
        }
        return new ReadRoster(count, read, problems.all());
    }

    /** @return the title of each student's class, that of the primary enrollment first */
    private Map<String, String> classesOf(Map<String, Row> users) {
        var classes = byId("classes");
        var titles = new HashMap<String, String>();
        rows("enrollments").forEach(row -> {
            boolean known = isKnown("enrollments.csv", row, "classSourcedId", classes)
                    & isKnown("enrollments.csv", row, "userSourcedId", users);
            var taken = classes.get(row.get("classSourcedId"));
            if (known && taken != null && row.get("role").equals("student")) {
                String user = row.get("userSourcedId");
                if (row.get("primary").equalsIgnoreCase("true") || !titles.containsKey(user)) {
                    titles.put(user, taken.get("title"));
                }
            }
        });
        return titles;
    }

    private boolean isKnown(String file, Row row, String column, Map<String, Row> rows) {
        if (problems.isSpoilt(file, row.number())) {
            return false;
        }
        boolean known = rows.containsKey(row.get(column));
        if (!known) {
            problems.add(file, row.number(), column, FileProblem.ORPHAN_ROW);
        }
        return known;
    }

    private Texts texts(Row user, Map<String, String> classes, Map<String, Row> users,
            Map<String, String> relations) {
        var citizenId = CITIZEN_ID.matcher(user.get("userIds"));
        String number = user.get("identifier").isEmpty() ? user.get("userMasterIdentifier") : user.get("identifier");
        return new Texts(user.get("sourcedId"), number, citizenId.find() ? citizenId.group(1).strip() : "",
                user.get("familyName") + user.get("givenName"), user.get("grades"),
                classes.getOrDefault(user.get("sourcedId"), ""), contacts(user, users, relations));
    }

    private List<Contact> contacts(Row user, Map<String, Row> users, Map<String, String> relations) {
        var contacts = new ArrayList<Contact>();
        for (var id : user.get("agentSourcedIds").split(",")) {
            var agent = users.get(id.strip());
            if (agent != null) {
                String phone = agent.get("phone").isEmpty() ? agent.get("sms") : agent.get("phone");
                contacts.addAll(RowRules.contacts(agent.get("familyName") + agent.get("givenName"), phone,
                        relations.getOrDefault(id.strip(), "监护人")));
            } else if (!id.isBlank()) {
                problems.add("users.csv", user.number(), "agentSourcedIds", FileProblem.ORPHAN_ROW);
            }
        }
        return contacts.stream().limit(Particulars.MOST_CONTACTS).toList();
    }
}
