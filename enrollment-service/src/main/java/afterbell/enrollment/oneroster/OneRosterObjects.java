package afterbell.enrollment.oneroster;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import afterbell.enrollment.roster.store.NamedPupil;
import afterbell.enrollment.roster.store.RosterPages.Place;
import afterbell.enrollment.roster.store.RosterPages.SchoolClass;
import afterbell.enrollment.school.model.School;
import afterbell.enrollment.semester.model.Semester;

/** The objects of OneRoster 1.2, as they go over the wire. */
final class OneRosterObjects {
    /** Before the id of a pupil, it is the id of the pupil's enrollment. */
    static final String ENROLLMENT = "e-";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'")
            .withZone(ZoneOffset.UTC);
    /** What is derived from pupils and semesters has no change of its own. */
    private static final String NEVER_CHANGED = TIME.format(Instant.EPOCH);
    private static final Set<String> TWO_CHARACTER_SURNAMES = Set.of("欧阳", "上官", "司马", "诸葛", "夏侯", "尉迟", "皇甫",
            "公孙", "慕容", "令狐", "司徒", "东方", "端木", "南宫", "长孙", "宇文");

    private OneRosterObjects() {}

    static Map<String, Object> org(String id, School it) {
        var org = base(id, NEVER_CHANGED);
        org.put("name", it.name());
        org.put("type", "school");
        org.put("identifier", it.code().value());
        return org;
    }

    static Map<String, Object> session(Semester it) {
        var session = base(it.semesterId(), NEVER_CHANGED);
        session.put("title", it.semesterId());
        session.put("type", "semester");
        session.put("startDate", it.first().toString());
        session.put("endDate", it.last().toString());
        session.put("schoolYear", Integer.toString(it.last().getYear()));
        return session;
    }

    static Map<String, Object> schoolClass(SchoolClass it) {
        var rendered = base(classId(it.schoolId(), it.grade(), it.name()), NEVER_CHANGED);
        rendered.put("title", it.name());
        rendered.put("classType", "homeroom");
        rendered.put("grades", List.of(grade(it.grade())));
        rendered.put("school", reference("orgs", it.schoolId(), "org"));
        return rendered;
    }

    static Map<String, Object> user(Place it, @Nullable NamedPupil named) {
        var name = named == null ? "" : named.name();
        var user = base(it.pupilId(), TIME.format(it.changed()));
        int surname = name.length() > 2 && TWO_CHARACTER_SURNAMES.contains(name.substring(0, 2)) ? 2
                : Math.min(1, name.length());
        user.put("enabledUser", "true");
        user.put("givenName", name.substring(surname));
        user.put("familyName", name.substring(0, surname));
        user.put("userIds", List.of(Map.of("type", "rosterId", "identifier", it.rosterId())));
        user.put("roles", List.of(Map.of("roleType", "primary", "role", "student", "org",
                reference("orgs", it.schoolId(), "org"))));
        user.put("primaryOrg", reference("orgs", it.schoolId(), "org"));
        user.put("grades", List.of(grade(it.grade())));
        return user;
    }

    static Map<String, Object> enrollment(Place it) {
        var enrollment = base(ENROLLMENT + it.pupilId(), TIME.format(it.changed()));
        enrollment.put("role", "student");
        enrollment.put("primary", "true");
        enrollment.put("user", reference("users", it.pupilId(), "user"));
        enrollment.put("class", reference("classes", classId(it.schoolId(), it.grade(), it.className()), "class"));
        enrollment.put("school", reference("orgs", it.schoolId(), "org"));
        return enrollment;
    }

    private static Map<String, Object> base(String id, String changed) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("sourcedId", id);
        item.put("status", "active");
        item.put("dateLastModified", changed);
        return item;
    }

    private static Map<String, Object> reference(String list, String id, String type) {
        return Map.of("href", "/api/enrollment/v1/ims/oneroster/rostering/v1p2/" + list + "/" + id, "sourcedId", id,
                "type", type);
    }

    private static String grade(int grade) {
        return "0" + grade;
    }

    /** The same school, grade and name give the same id. */
    private static String classId(String schoolId, int grade, String name) {
        return UUID.nameUUIDFromBytes((schoolId + "/" + grade + "/" + name).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
