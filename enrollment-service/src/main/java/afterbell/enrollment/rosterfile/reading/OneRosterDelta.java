package afterbell.enrollment.rosterfile.reading;

import static java.util.stream.Collectors.joining;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import afterbell.enrollment.rosterfile.model.FileProblem;
import afterbell.enrollment.rosterfile.model.SchoolSource;
import afterbell.enrollment.rosterfile.reading.KnownRoster.KnownPupil;
import afterbell.enrollment.rosterfile.reading.Table.Row;

/**
 * Puts the changes of a OneRoster delta on top of what is known of the pupils whom they concern: the result reads like
 * a whole roster of just these pupils. What was known stands in rows with numbers below 0.
 */
final class OneRosterDelta {
    static final Map<String, String> RELATIONS = Map.of("guardian", "监护人", "parent", "家长", "relative", "亲属");
    private static final String ACTIVE = "active";
    private static final String TO_BE_DELETED = "tobedeleted";

    private final Map<String, Table> changes;
    private final String schoolCode;
    private final Problems problems;
    private int known;

    OneRosterDelta(Map<String, Table> changes, String schoolCode, Problems problems) {
        this.changes = changes;
        this.schoolCode = schoolCode;
        this.problems = problems;
    }

    /** @param pupils whom the changes concern, as they were */
    record Merged(Map<String, Table> tables, List<KnownPupil> pupils) {}

    /** @return empty when nothing is known of the school and the file does not say which one it is */
    Optional<Merged> mergeInto(KnownRoster roster) {
        var last = new HashMap<String, List<Row>>();
        changes.forEach((file, table) -> last.put(file, lastOfEach(file, table)));
        var source = roster.source();
        if (source.isEmpty()) {
            return Optional.empty();
        }
        var pupils = roster.pupils(users(last), ids(last, "classes", "sourcedId"));
        var tables = new LinkedHashMap<String, Table>();
        tables.put("orgs", table("orgs", orgs(source.get(), rows(last, "orgs"))));
        tables.put("classes", table("classes", classes(source.get(), pupils, rows(last, "classes"))));
        tables.put("users", table("users", userRows(pupils, rows(last, "users"))));
        tables.put("roles", table("roles", roles(source.get(), pupils, rows(last, "roles"))));
        tables.put("enrollments", table("enrollments", enrollments(pupils, rows(last, "enrollments"))));
        forgetTheGone(tables);
        return Optional.of(new Merged(tables, pupils));
    }

    /** What was known of somebody, or of a class, that the changes take away goes with it; a change would be an orphan. */
    private static void forgetTheGone(Map<String, Table> tables) {
        var users = idsOf(tables, "users");
        var classes = idsOf(tables, "classes");
        keep(tables, "roles", row -> users.contains(row.get("userSourcedId")));
        keep(tables, "enrollments", row -> users.contains(row.get("userSourcedId"))
                && classes.contains(row.get("classSourcedId")));
        tables.computeIfPresent("users", (_, table) -> new Table(table.name(), table.columns(), table.rows()
                .stream()
                .map(row -> row.number() < 0 ? row.with("agentSourcedIds", remaining(row, users)) : row)
                .toList()));
    }

    private static Set<String> idsOf(Map<String, Table> tables, String file) {
        var ids = new HashSet<String>();
        tables.getOrDefault(file, new Table(file, List.of(), List.of()))
                .rows()
                .forEach(row -> ids.add(row.get("sourcedId")));
        return ids;
    }

    private static void keep(Map<String, Table> tables, String file, Predicate<Row> wanted) {
        tables.computeIfPresent(file, (_, table) -> new Table(table.name(), table.columns(),
                table.rows().stream().filter(row -> row.number() > 0 || wanted.test(row)).toList()));
    }

    private static String remaining(Row row, Set<String> users) {
        return Arrays.stream(row.get("agentSourcedIds").split(",")).filter(users::contains).collect(joining(","));
    }

    /** A delta says of each row whether it is there, and since when; of two rows with one id the later one counts. */
    private List<Row> lastOfEach(String file, Table table) {
        var last = new LinkedHashMap<String, Row>();
        var times = new HashMap<String, Instant>();
        for (var row : table.rows()) {
            var status = row.get("status");
            var time = time(row.get("dateLastModified"));
            if (status.isEmpty() || row.get("dateLastModified").isEmpty()) {
                problems.add(table.name(), row.number(), status.isEmpty() ? "status" : "dateLastModified",
                        FileProblem.MISSING_VALUE);
            } else if (!status.equals(ACTIVE) && !status.equals(TO_BE_DELETED)) {
                problems.add(table.name(), row.number(), "status", FileProblem.INVALID_VALUE);
            } else if (time.isEmpty()) {
                problems.add(table.name(), row.number(), "dateLastModified", FileProblem.INVALID_VALUE);
            } else {
                var id = file.equals("enrollments") || file.equals("roles") ? key(file, row) : row.get("sourcedId");
                var before = times.get(id);
                if (before != null && before.equals(time.get())) {
                    problems.add(table.name(), row.number(), "sourcedId", FileProblem.REPEATED_ROW);
                } else if (before == null || before.isBefore(time.get())) {
                    times.put(id, time.get());
                    last.remove(id);
                    last.put(id, row);
                }
            }
        }
        return List.copyOf(last.values());
    }

    private static String key(String file, Row row) {
        return file.equals("roles")
                ? row.get("userSourcedId") + "|" + row.get("role") + "|" + row.get("orgSourcedId")
                : row.get("userSourcedId") + "|" + row.get("classSourcedId") + "|" + row.get("role");
    }

    /** ISO 8601, with or without a time. */
    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Set<String> users(Map<String, List<Row>> last) {
        var users = ids(last, "users", "sourcedId");
        rows(last, "users").forEach(row -> Arrays.stream(row.get("agentSourcedIds").split(","))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .forEach(users::add));
        users.addAll(ids(last, "roles", "userSourcedId"));
        users.addAll(ids(last, "enrollments", "userSourcedId"));
        return users;
    }

    private static Set<String> ids(Map<String, List<Row>> last, String file, String column) {
        var ids = new LinkedHashSet<String>();
        rows(last, file).forEach(row -> ids.add(row.get(column)));
        return ids;
    }

    private static List<Row> rows(Map<String, List<Row>> last, String file) {
        return last.getOrDefault(file, List.of());
    }

    private List<Row> orgs(SchoolSource source, List<Row> changed) {
        var rows = new LinkedHashMap<String, Row>();
        rows.put(source.orgId(),
                known(Map.of("sourcedId", source.orgId(), "type", "school", "identifier", schoolCode)));
        return overlaid(rows, changed);
    }

    private List<Row> classes(SchoolSource source, List<KnownPupil> pupils, List<Row> changed) {
        var rows = new LinkedHashMap<String, Row>();
        source.classes().forEach((id, title) -> rows.put(id, known(Map.of("sourcedId", id, "title", title))));
        pupils.forEach(it -> rows.computeIfAbsent(classOf(it),
                id -> known(Map.of("sourcedId", id, "title", it.className()))));
        return overlaid(rows, changed);
    }

    /** A class without an id has been entered by hand or from a workbook. */
    private static String classOf(KnownPupil pupil) {
        return pupil.classId() == null ? "title:" + pupil.className() : pupil.classId();
    }

    private List<Row> userRows(List<KnownPupil> pupils, List<Row> changed) {
        var rows = new LinkedHashMap<String, Row>();
        for (var pupil : pupils) {
            rows.put(pupil.rosterId(), known(Map.of("sourcedId", pupil.rosterId(), "identifier", pupil.number(),
                    "userIds", pupil.citizenId() == null ? "" : "{citizenId:" + pupil.citizenId() + "}",
                    "familyName", pupil.name(), "grades", "0" + pupil.grade(),
                    "agentSourcedIds", String.join(",", pupil.agentIds()))));
            pupil.agentIds().forEach(id -> rows.putIfAbsent(id, known(Map.of("sourcedId", id))));
            pupil.contacts()
                    .stream()
                    .filter(it -> it.agentId() != null)
                    .forEach(it -> rows.put(it.agentId(),
                            known(Map.of("sourcedId", it.agentId(), "familyName", it.name(), "phone", it.phone()))));
        }
        return overlaid(rows, changed);
    }

    private List<Row> roles(SchoolSource source, List<KnownPupil> pupils, List<Row> changed) {
        var rows = new LinkedHashMap<String, Row>();
        for (var pupil : pupils) {
            put(rows, "roles", Map.of("userSourcedId", pupil.rosterId(), "role", "student", "orgSourcedId",
                    source.orgId()));
            pupil.contacts()
                    .stream()
                    .filter(it -> it.agentId() != null)
                    .forEach(it -> RELATIONS.forEach((role, text) -> {
                        if (text.equals(it.relation())) {
                            put(rows, "roles", Map.of("userSourcedId", it.agentId(), "role", role, "orgSourcedId",
                                    source.orgId()));
                        }
                    }));
        }
        for (var row : changed) {
            boolean ofAgent = RELATIONS.containsKey(row.get("role"));
            if (ofAgent) {
                rows.keySet().removeIf(it -> it.startsWith(row.get("userSourcedId") + "|"));
            }
            if (ofAgent || row.get("role").equals("student")) {
                overlay(rows, key("roles", row), row);
            }
        }
        return List.copyOf(rows.values());
    }

    /** Whoever takes up a class by a change has left the one that was known. */
    private List<Row> enrollments(List<KnownPupil> pupils, List<Row> changed) {
        var moved = new HashSet<String>();
        changed.stream().filter(OneRosterDelta::takesUpClass).forEach(it -> moved.add(it.get("userSourcedId")));
        var rows = new LinkedHashMap<String, Row>();
        for (var pupil : pupils) {
            if (!moved.contains(pupil.rosterId())) {
                put(rows, "enrollments", Map.of("userSourcedId", pupil.rosterId(), "classSourcedId", classOf(pupil),
                        "role", "student"));
            }
        }
        changed.stream()
                .filter(it -> it.get("role").equals("student"))
                .forEach(it -> overlay(rows, key("enrollments", it), it));
        return List.copyOf(rows.values());
    }

    private static boolean takesUpClass(Row row) {
        return row.get("status").equals(ACTIVE) && row.get("role").equals("student");
    }

    private void put(Map<String, Row> rows, String file, Map<String, String> values) {
        var row = known(values);
        rows.put(key(file, row), row);
    }

    private static List<Row> overlaid(Map<String, Row> rows, List<Row> changed) {
        changed.forEach(it -> overlay(rows, it.get("sourcedId"), it));
        return List.copyOf(rows.values());
    }

    private static void overlay(Map<String, Row> rows, String key, Row row) {
        rows.remove(key);
        if (row.get("status").equals(ACTIVE)) {
            rows.put(key, row);
        }
    }

    private Row known(Map<String, String> values) {
        return new Row(--known, values);
    }

    private static Table table(String file, List<Row> rows) {
        return new Table(file + ".csv", List.of(), new ArrayList<>(rows));
    }
}
