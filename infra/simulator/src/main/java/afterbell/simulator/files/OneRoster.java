package afterbell.simulator.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.jspecify.annotations.Nullable;

import afterbell.simulator.city.Pupil;
import afterbell.simulator.city.School;

/** A school's roster as OneRoster 1.2 CSV in bulk: a zip with a manifest. */
public final class OneRoster {
    private static final String CHANGED = "2021-08-25T08:00:00.000Z";
    private static final LocalDateTime WRITTEN = LocalDateTime.of(2021, 8, 25, 16, 0);
    private static final List<String> FILES = List.of("academicSessions", "categories", "classes", "classResources",
            "courses", "courseResources", "demographics", "enrollments", "lineItemLearningObjectiveIds", "lineItems",
            "lineItemScoreScales", "orgs", "resources", "resultLearningObjectiveIds", "results", "resultScoreScales",
            "roles", "scoreScales", "userProfiles", "userResources", "users");

    private final School school;
    private final Mistake mistake;
    private final Map<String, List<String>> files = new LinkedHashMap<>();

    private OneRoster(School school, Mistake mistake) {
        this.school = school;
        this.mistake = mistake;
    }

    /** The same school and mistake give the same bytes. */
    public static RosterFile of(School school, Mistake mistake) {
        var roster = new OneRoster(school, mistake);
        roster.fill();
        return new RosterFile("roster-" + school.id() + ".zip", "application/zip", roster.zipped(),
                school.pupils().size());
    }

    private void fill() {
        head("orgs", "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId");
        head("academicSessions",
                "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear");
        head("classes", "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,"
                + "schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods");
        head("users", "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,"
                + "identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,preferredGivenName,"
                + "preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns");
        head("roles", "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,"
                + "userProfileSourcedId");
        head("enrollments", "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,"
                + "primary,beginDate,endDate");
        row("orgs", school.id(), "active", CHANGED, school.name(), "school", school.code(), "");
        row("academicSessions", term(), "active", CHANGED, "2021年秋季学期", "term", "2021-09-01", "2022-01-21", "",
                "2022");
        List<Pupil> pupils = mistake.in(school.pupils());
        pupils.stream()
                .collect(Collectors.toMap(OneRoster::classId, it -> it, (one, _) -> one, LinkedHashMap::new))
                .forEach(this::schoolClass);
        pupils.forEach(this::pupil);
        if (mistake == Mistake.ORPHAN_ROW) {
            enrollment("e-orphan", classId(pupils.getFirst()), "nobody");
        }
    }

    private void schoolClass(String id, Pupil anyOfIt) {
        row("classes", id, "active", CHANGED, anyOfIt.className(), grade(anyOfIt), "", id, "homeroom", "",
                school.id(), term(), "", "", "");
    }

    private void pupil(Pupil it) {
        String id = it.rosterId();
        String guardian = id + "-a";
        String name = mistake == Mistake.FORMULA_CELL && it == school.pupils().getFirst()
                ? "=HYPERLINK(\"http://example.invalid\")"
                : it.name().substring(1);
        @Nullable
        String citizenId = it.citizenId();
        row("users", id, "active", CHANGED, "true", id, citizenId == null ? "" : "{citizenId:" + citizenId + "}", name,
                it.name().substring(0, 1), "", it.pupilNumber(), "", "", "", guardian, grade(it), "", "", "", "", "",
                school.id(), "");
        row("users", guardian, "active", CHANGED, "true", guardian, "", it.guardian().name().substring(1),
                it.guardian().name().substring(0, 1), "", "", "", "", it.guardian().phone(), "", "", "", "", "", "",
                "", school.id(), "");
        row("roles", id + "-r", "active", CHANGED, id, "primary", "student", "", "", school.id(), "");
        row("roles", guardian + "-r", "active", CHANGED, guardian, "primary", relation(it), "", "", school.id(), "");
        enrollment("e-" + id, classId(it), id);
    }

    private void enrollment(String id, String classId, String user) {
        row("enrollments", id, "active", CHANGED, classId, school.id(), user, "student", "false", "2021-09-01",
                "2022-01-21");
    }

    private static String relation(Pupil it) {
        return it.guardian().relation().equals("MOTHER") || it.guardian().relation().equals("FATHER") ? "parent"
                : "guardian";
    }

    private String term() {
        return school.id() + "-t1";
    }

    private static String classId(Pupil it) {
        return "k-" + it.grade() + "-" + it.className().charAt(it.className().length() - 2);
    }

    private static String grade(Pupil it) {
        return "%02d".formatted(it.grade());
    }

    private void head(String file, String columns) {
        files.put(file, new ArrayList<>(List.of(columns)));
    }

    private void row(String file, String... cells) {
        files.getOrDefault(file, new ArrayList<>())
                .add(Arrays.stream(cells)
                        .map(OneRoster::quoted)
                        .collect(Collectors.joining(",")));
    }

    private static String quoted(String cell) {
        return cell.contains(",") || cell.contains("\"") ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
    }

    private List<String> manifest() {
        var lines = new ArrayList<>(List.of("propertyName,value", "manifest.version,1.0", "oneroster.version,1.2"));
        FILES.forEach(it -> lines.add("file." + it + "," + (files.containsKey(it) ? "bulk" : "absent")));
        lines.add("source.systemName,校务系统");
        lines.add("source.systemCode," + school.code());
        return lines;
    }

    private byte[] zipped() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            entry(zip, "manifest", manifest());
            for (var file : files.entrySet()) {
                entry(zip, file.getKey(), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void entry(ZipOutputStream zip, String name, List<String> lines) throws IOException {
        var entry = new ZipEntry(name + ".csv");
        entry.setTimeLocal(WRITTEN);
        zip.putNextEntry(entry);
        zip.write((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
