package afterbell.enrollment.oneroster;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

import afterbell.enrollment.oneroster.model.Selection.Clause;
import afterbell.enrollment.oneroster.model.Selection.Operator;
import afterbell.enrollment.roster.store.NamedPupil;
import afterbell.enrollment.roster.store.Pupils;
import afterbell.enrollment.roster.store.RosterPages;
import afterbell.enrollment.roster.store.RosterPages.Asked;
import afterbell.enrollment.roster.store.RosterPages.Comparison;
import afterbell.enrollment.roster.store.RosterPages.Condition;
import afterbell.enrollment.roster.store.RosterPages.Key;
import afterbell.enrollment.roster.store.RosterPages.Place;
import afterbell.enrollment.roster.store.RosterPages.SchoolClass;
import afterbell.enrollment.school.store.Schools;
import afterbell.enrollment.semester.model.Semester;
import afterbell.enrollment.semester.store.Semesters;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.security.Caller;

/**
 * The roll of the caller's schools in the words of OneRoster 1.2. Pupils are asked for along the indexes of a school, one
 * school after the other; schools, sessions and classes are few and are looked through. Pupil numbers are not given away.
 */
@Service
public class ProvidingRoster {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'")
            .withZone(ZoneOffset.UTC);
    /** What is derived from pupils and semesters has no change of its own. */
    private static final String NEVER_CHANGED = TIME.format(Instant.EPOCH);
    private static final Set<String> TWO_CHARACTER_SURNAMES = Set.of("欧阳", "上官", "司马", "诸葛", "夏侯", "尉迟", "皇甫",
            "公孙", "慕容", "令狐", "司徒", "东方", "端木", "南宫", "长孙", "宇文");
    private static final int MOST_SEMESTERS = 100;
    private static final String ENROLLMENT = "e-";

    private final Schools schools;
    private final Semesters semesters;
    private final RosterPages pages;
    private final Pupils pupils;
    private final AuditLog audit;

    ProvidingRoster(Schools schools, Semesters semesters, RosterPages pages, Pupils pupils, AuditLog audit) {
        this.schools = schools;
        this.semesters = semesters;
        this.pages = pages;
        this.pupils = pupils;
        this.audit = audit;
    }

    /** @param total of all that match */
    public record Answer(List<Map<String, Object>> items, long total) {}

    public Answer orgs(Question question, Caller caller) {
        return few(orgs(caller), question);
    }

    public Map<String, Object> org(String id, Caller caller) {
        return one(orgs(caller), id);
    }

    public Answer sessions(Question question) {
        return few(sessions(), question);
    }

    public Map<String, Object> session(String id) {
        return one(sessions(), id);
    }

    public Answer classes(Question question, Caller caller) {
        return few(classes(caller), question);
    }

    public Map<String, Object> schoolClass(String id, Caller caller) {
        return one(classes(caller), id);
    }

    public Answer users(Question question, Caller caller) {
        var found = places(question, caller, "");
        return new Answer(selected(users(found.places(), caller), question), found.total());
    }

    public Map<String, Object> user(String id, Caller caller) {
        return users(List.of(place(id, caller)), caller).getFirst();
    }

    public Answer enrollments(Question question, Caller caller) {
        var found = places(question, caller, ENROLLMENT);
        return new Answer(selected(found.places().stream().map(ProvidingRoster::enrollment).toList(), question),
                found.total());
    }

    public Map<String, Object> enrollment(String id, Caller caller) {
        return enrollment(place(id.startsWith(ENROLLMENT) ? id.substring(ENROLLMENT.length()) : "", caller));
    }

    private List<Map<String, Object>> orgs(Caller caller) {
        return schoolIds(caller).stream().flatMap(it -> schools.find(it).stream()).map(it -> {
            var org = base(it.id(), NEVER_CHANGED);
            org.put("name", it.state().name());
            org.put("type", "school");
            org.put("identifier", it.state().code().value());
            return org;
        }).toList();
    }

    private List<Map<String, Object>> sessions() {
        return semesters.newest(MOST_SEMESTERS).stream().map(ProvidingRoster::session).toList();
    }

    private static Map<String, Object> session(Semester it) {
        var session = base(it.semesterId(), NEVER_CHANGED);
        session.put("title", it.semesterId());
        session.put("type", "semester");
        session.put("startDate", it.first().toString());
        session.put("endDate", it.last().toString());
        session.put("schoolYear", Integer.toString(it.last().getYear()));
        return session;
    }

    private List<Map<String, Object>> classes(Caller caller) {
        return schoolIds(caller).stream()
                .flatMap(it -> pages.classes(it).stream())
                .map(ProvidingRoster::render)
                .toList();
    }

    private static Map<String, Object> render(SchoolClass it) {
        var rendered = base(classId(it.schoolId(), it.grade(), it.name()), NEVER_CHANGED);
        rendered.put("title", it.name());
        rendered.put("classType", "homeroom");
        rendered.put("grades", List.of(grade(it.grade())));
        rendered.put("school", reference("orgs", it.schoolId(), "org"));
        return rendered;
    }

    private List<Map<String, Object>> users(List<Place> places, Caller caller) {
        var ids = places.stream().map(Place::pupilId).toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        for (var school : places.stream().map(Place::schoolId).distinct().toList()) {
            audit.read(caller, "oneroster.users", new Subject("school", school, school),
                    places.stream().filter(it -> it.schoolId().equals(school)).map(Place::pupilId).toList());
        }
        var named = new HashMap<String, NamedPupil>();
        pupils.named(ids).forEach(it -> named.put(it.pupil().pupilId(), it));
        return places.stream().map(it -> user(it, named.get(it.pupilId()))).toList();
    }

    private static Map<String, Object> user(Place it, @Nullable NamedPupil named) {
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

    private static Map<String, Object> enrollment(Place it) {
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

    private static List<String> schoolIds(Caller caller) {
        return caller.schools().stream().sorted().toList();
    }

    /** A page of pupils of all schools, and how many there are. */
    private record Found(List<Place> places, long total) {}

    private Found places(Question question, Caller caller, String prefix) {
        var asked = asked(question, prefix);
        if (asked == null) {
            return new Found(List.of(), 0);
        }
        var order = order(question.sort());
        var found = new ArrayList<Place>();
        long before = 0;
        for (var school : schoolIds(caller)) {
            long there = pages.count(school, asked);
            long skip = Math.max(0, question.offset() - before);
            if (skip < there && found.size() < question.limit()) {
                found.addAll(pages.find(school, asked, order, question.descending(), Math.toIntExact(skip),
                        question.limit() - found.size()));
            }
            before += there;
        }
        return new Found(found, before);
    }

    private static Key order(@Nullable String sort) {
        return switch (sort) {
            case null -> Key.ID;
            case "sourcedId" -> Key.ID;
            case "dateLastModified" -> Key.CHANGED;
            case "grades" -> Key.GRADE;
            default -> throw Question.notSortable(sort);
        };
    }

    /** @return null when nothing can match */
    private static @Nullable Asked asked(Question question, String prefix) {
        var conditions = new ArrayList<Condition>();
        boolean any = question.filter().any();
        for (var clause : question.filter().clauses()) {
            if (Set.of("status", "role", "enabledUser").contains(clause.field())) {
                boolean holds = constant(clause);
                if (any && holds) {
                    return new Asked(List.of(), false);
                }
                if (!any && !holds) {
                    return null;
                }
            } else {
                conditions.add(condition(clause, prefix));
            }
        }
        boolean nothingLeft = any && conditions.isEmpty() && !question.filter().clauses().isEmpty();
        return nothingLeft ? null : new Asked(conditions, any);
    }

    /** Who is on the roll is an active, enabled student. */
    private static boolean constant(Clause clause) {
        String value = switch (clause.field()) {
            case "status" -> "active";
            case "role" -> "student";
            default -> "true";
        };
        return switch (clause.operator()) {
            case EQUAL -> value.equals(clause.value());
            case NOT_EQUAL -> !value.equals(clause.value());
            default -> throw OneRosterRefusal.filter("Only = and != for: " + clause.field());
        };
    }

    private static Condition condition(Clause clause, String prefix) {
        return switch (clause.field()) {
            case "sourcedId" -> new Condition(Key.ID, comparison(clause), clause.value().startsWith(prefix)
                    ? clause.value().substring(prefix.length())
                    : "");
            case "dateLastModified" -> new Condition(Key.CHANGED, comparison(clause), time(clause.value()));
            case "grades" -> new Condition(Key.GRADE, clause.operator() == Operator.CONTAINS
                    ? Comparison.EQUAL
                    : comparison(clause), clause.value().matches("0[1-6]") ? clause.value().charAt(1) - '0' : 0);
            default -> throw OneRosterRefusal.filter("Not filtered by: " + clause.field());
        };
    }

    private static Comparison comparison(Clause clause) {
        return switch (clause.operator()) {
            case EQUAL -> Comparison.EQUAL;
            case NOT_EQUAL -> Comparison.NOT_EQUAL;
            case GREATER -> Comparison.GREATER;
            case AT_LEAST -> Comparison.AT_LEAST;
            case LESS -> Comparison.LESS;
            case AT_MOST -> Comparison.AT_MOST;
            case CONTAINS -> throw OneRosterRefusal.filter("No ~ for: " + clause.field());
        };
    }

    private static Instant time(String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw OneRosterRefusal.filter("Not a time: dateLastModified");
        }
    }

    private Place place(String id, Caller caller) {
        var asked = new Asked(List.of(new Condition(Key.ID, Comparison.EQUAL, id)), false);
        return schoolIds(caller).stream()
                .flatMap(it -> pages.find(it, asked, Key.ID, false, 0, 1).stream())
                .findFirst()
                .orElseThrow(ProvidingRoster::unknown);
    }

    private static OneRosterRefusal unknown() {
        return new OneRosterRefusal(HttpStatus.NOT_FOUND, "unknownobject", "There is no such object");
    }

    private static Map<String, Object> one(List<Map<String, Object>> all, String id) {
        return all.stream()
                .filter(it -> id.equals(it.get("sourcedId")))
                .findFirst()
                .orElseThrow(ProvidingRoster::unknown);
    }

    private static Answer few(List<Map<String, Object>> all, Question question) {
        var known = all.isEmpty() ? null : all.getFirst().keySet();
        for (var clause : question.filter().clauses()) {
            if (known != null && !known.contains(clause.field())) {
                throw OneRosterRefusal.filter("Not filtered by: " + clause.field());
            }
        }
        var sort = question.sort() == null ? "sourcedId" : question.sort();
        if (known != null && !known.contains(sort)) {
            throw Question.notSortable(sort);
        }
        Comparator<Map<String, Object>> order = Comparator.comparing(it -> String.join(",", texts(it).apply(sort)));
        var matching = all.stream()
                .filter(it -> question.filter().selects(texts(it)))
                .sorted(question.descending() ? order.reversed() : order)
                .toList();
        var page = matching.stream().skip(question.offset()).limit(question.limit()).toList();
        return new Answer(selected(page, question), matching.size());
    }

    private static Function<String, List<String>> texts(Map<String, Object> item) {
        return field -> item.get(field) instanceof Collection<?> several
                ? several.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(item.get(field)));
    }

    /** Only the wanted fields of each. */
    private static List<Map<String, Object>> selected(List<Map<String, Object>> items, Question question) {
        if (question.fields().isEmpty() || items.isEmpty()) {
            return items;
        }
        for (var field : question.fields()) {
            if (!items.getFirst().containsKey(field)) {
                throw new OneRosterRefusal(HttpStatus.BAD_REQUEST, "invalid_selection_field", "No such field");
            }
        }
        return items.stream().map(it -> {
            Map<String, Object> chosen = new LinkedHashMap<>(it);
            chosen.keySet().retainAll(question.fields());
            return chosen;
        }).toList();
    }
}
