package afterbell.enrollment.rosterfile.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import afterbell.enrollment.roster.model.Contact;
import afterbell.enrollment.roster.model.Particulars;
import afterbell.enrollment.roster.model.Source;
import afterbell.enrollment.rosterfile.model.FileProblem;
import afterbell.enrollment.rosterfile.model.SchoolSource;
import afterbell.enrollment.rosterfile.reading.KnownRoster.KnownPupil;
import afterbell.enrollment.rosterfile.reading.ReadRoster.ReadRow;
import afterbell.enrollment.rosterfile.reading.RowRules.Columns;
import afterbell.enrollment.rosterfile.reading.RowRules.Texts;
import afterbell.enrollment.rosterfile.reading.Table.Row;

/**
 * Reads a OneRoster 1.2 archive of CSV files: all of a school (bulk), or what has changed (delta), which is put on top
 * of what is known. The pupil number stands in a user's {@code identifier} (or
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
    private static final Set<String> GONE = Set.of("tobedeleted", "inactive");
    private static final Pattern CITIZEN_ID = Pattern.compile("\\{(?:citizenId|身份证号):([^}]*)}");

    private static final String BULK = "bulk";
    private static final String DELTA = "delta";
    private static final String ABSENT = "absent";

    private final Archive archive;
    private final String schoolCode;
    private final KnownRoster known;
    private final Problems problems = new Problems();
    private final Map<String, Table> tables = new LinkedHashMap<>();

    private OneRoster(Archive archive, String schoolCode, KnownRoster known) {
        this.archive = archive;
        this.schoolCode = schoolCode;
        this.known = known;
    }

    static boolean is(Archive archive) {
        return archive.find("manifest.csv").isPresent();
    }

    /**
     * @param schoolCode the school whose pupils are read
     * @param known      what a file with changes only is read on top of
     */
    static ReadRoster read(Archive archive, String schoolCode, KnownRoster known) {
        return new OneRoster(archive, schoolCode, known).read();
    }

    private ReadRoster read() {
        var properties = manifest();
        var modes = new HashMap<String, String>();
        ORDER.forEach(file -> modes.put(file, properties.getOrDefault("file." + file, ABSENT)));
        boolean delta = modes.containsValue(DELTA);
        for (var file : ORDER) {
            load(file, modes.getOrDefault(file, ABSENT), delta);
        }
        if (problems.anyOfTheWholeFile()) {
            return ReadRoster.of(0, List.of(), problems.all());
        }
        return delta ? readDelta() : readBulk();
    }

    private ReadRoster readBulk() {
        var orgs = byId("orgs");
        var school = school(orgs);
        if (school == null) {
            problems.add("orgs.csv", 0, "identifier", FileProblem.OTHER_SCHOOL);
            return ReadRoster.of(0, List.of(), problems.all());
        }
        return pupils(school, orgs, List.of(), true);
    }

    private ReadRoster readDelta() {
        var merged = new OneRosterDelta(tables, schoolCode, problems).mergeInto(known);
        if (merged.isEmpty()) {
            problems.add("manifest.csv", 0, "", FileProblem.DELTA_WITHOUT_BULK);
            return ReadRoster.of(0, List.of(), problems.all());
        }
        tables.putAll(merged.get().tables());
        var orgs = byId("orgs");
        var school = school(orgs);
        if (school == null) {
            problems.add("orgs.csv", 0, "identifier", FileProblem.OTHER_SCHOOL);
            return ReadRoster.of(0, List.of(), problems.all());
        }
        return pupils(school, orgs, merged.get().pupils().stream().map(KnownPupil::rosterId).toList(), false);
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

    private void load(String file, String mode, boolean delta) {
        String name = file + ".csv";
        var content = archive.find(name);
        if (delta && mode.equals(ABSENT)) {
            return;
        }
        if (delta && mode.equals(BULK) && !file.equals("orgs") && !file.equals("classes")) {
            problems.add("manifest.csv", 0, "file." + file, FileProblem.MODES_MIXED);
        } else if (mode.equals(ABSENT) || content.isEmpty()) {
            problems.add(name, 0, "", FileProblem.MISSING_FILE);
        } else {
            var table = CsvTables.read(name, content.get(), problems);
            table.lacks(FILES.getOrDefault(file, new String[0]))
                    .forEach(column -> problems.add(name, 1, column, FileProblem.MISSING_COLUMN));
            if (mode.equals(DELTA)) {
                table.lacks("status", "dateLastModified")
                        .forEach(column -> problems.add(name, 1, column, FileProblem.MISSING_COLUMN));
            }
            tables.put(file, delta && mode.equals(BULK)
                    ? table.withDefault("status", "active").withDefault("dateLastModified", "1970-01-01")
                    : table);
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

    /**
     * @param before roster ids of the pupils whom the changes concern
     * @param whole  whether the file names everybody
     */
    private ReadRoster pupils(String school, Map<String, Row> orgs, List<String> before, boolean whole) {
        var users = byId("users");
        var classes = byId("classes");
        var classIds = classesOf(users, classes);
        var students = new LinkedHashSet<String>();
        var relations = new HashMap<String, String>();
        rows("roles").forEach(row -> {
            boolean ofAgent = OneRosterDelta.RELATIONS.containsKey(row.get("role"));
            if (!whole && ofAgent && !users.containsKey(row.get("userSourcedId"))) {
                return;
            }
            if (isKnown("roles.csv", row, "userSourcedId", users) & isKnown("roles.csv", row, "orgSourcedId", orgs)) {
                String user = row.get("userSourcedId");
                if (row.get("role").equals("student") && row.get("orgSourcedId").equals(school)) {
                    students.add(user);
                } else if (ofAgent) {
                    relations.put(user, OneRosterDelta.RELATIONS.getOrDefault(row.get("role"), ""));
                }
            }
        });
        students.removeIf(id -> !users.containsKey(id)
                || users.get(id).get("enabledUser").equalsIgnoreCase("false"));
        var read = new ArrayList<ReadRow>();
        for (var id : students) {
            var user = Objects.requireNonNull(users.get(id));
            RowRules.row("users.csv", user.number(), texts(user, classIds, classes, users, relations), COLUMNS,
                    problems).ifPresent(read::add);
        }
        var titles = new LinkedHashMap<String, String>();
        classes.forEach((id, row) -> titles.put(id, row.get("title")));
        titles.keySet().removeIf(id -> id.startsWith("title:"));
        var leavers = before.stream().filter(id -> !students.contains(id)).toList();
        return new ReadRoster(students.size() + leavers.size(), read, problems.all(), whole, leavers,
                new SchoolSource(school, titles));
    }

    /** @return the class of each student, that of the primary enrollment first */
    private Map<String, String> classesOf(Map<String, Row> users, Map<String, Row> classes) {
        var found = new HashMap<String, String>();
        rows("enrollments").forEach(row -> {
            boolean known = isKnown("enrollments.csv", row, "classSourcedId", classes)
                    & isKnown("enrollments.csv", row, "userSourcedId", users);
            if (known && row.get("role").equals("student")) {
                String user = row.get("userSourcedId");
                if (row.get("primary").equalsIgnoreCase("true") || !found.containsKey(user)) {
                    found.put(user, row.get("classSourcedId"));
                }
            }
        });
        return found;
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

    private Texts texts(Row user, Map<String, String> classIds, Map<String, Row> classes, Map<String, Row> users,
            Map<String, String> relations) {
        var citizenId = CITIZEN_ID.matcher(user.get("userIds"));
        String number = user.get("identifier").isEmpty() ? user.get("userMasterIdentifier") : user.get("identifier");
        var classId = classIds.get(user.get("sourcedId"));
        var taken = classId == null ? null : classes.get(classId);
        var agents = agents(user, users);
        var source = new Source(classId == null || classId.startsWith("title:") ? null : classId, agents);
        return new Texts(user.get("sourcedId"), number, citizenId.find() ? citizenId.group(1).strip() : "",
                user.get("familyName") + user.get("givenName"), user.get("grades"),
                taken == null ? "" : taken.get("title"), contacts(agents, users, relations), source);
    }

    private List<String> agents(Row user, Map<String, Row> users) {
        var agents = new ArrayList<String>();
        for (var id : user.get("agentSourcedIds").split(",")) {
            if (users.containsKey(id.strip())) {
                agents.add(id.strip());
            } else if (!id.isBlank()) {
                problems.add("users.csv", user.number(), "agentSourcedIds", FileProblem.ORPHAN_ROW);
            }
        }
        return agents.stream().distinct().limit(Source.MOST_AGENTS).toList();
    }

    private static List<Contact> contacts(List<String> agents, Map<String, Row> users, Map<String, String> relations) {
        var contacts = new ArrayList<Contact>();
        for (var id : agents) {
            var agent = Objects.requireNonNull(users.get(id));
            String phone = agent.get("phone").isEmpty() ? agent.get("sms") : agent.get("phone");
            RowRules.contacts(agent.get("familyName") + agent.get("givenName"), phone,
                    relations.getOrDefault(id, "监护人"))
                    .forEach(it -> contacts.add(new Contact(it.name(), it.phone(), it.relation(), id)));
        }
        return contacts.stream().limit(Particulars.MOST_CONTACTS).toList();
    }
}
