package afterbell.enrollment.oneroster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Service;

import afterbell.enrollment.roster.store.NamedPupil;
import afterbell.enrollment.roster.store.Pupils;
import afterbell.enrollment.roster.store.RosterPages;
import afterbell.enrollment.roster.store.RosterPages.Asked;
import afterbell.enrollment.roster.store.RosterPages.Comparison;
import afterbell.enrollment.roster.store.RosterPages.Condition;
import afterbell.enrollment.roster.store.RosterPages.Key;
import afterbell.enrollment.roster.store.RosterPages.Place;
import afterbell.enrollment.school.store.Schools;
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
    private static final int MOST_SEMESTERS = 100;

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
        return FewObjects.few(orgs(caller), question);
    }

    public Map<String, Object> org(String id, Caller caller) {
        return FewObjects.one(orgs(caller), id);
    }

    public Answer sessions(Question question) {
        return FewObjects.few(sessions(), question);
    }

    public Map<String, Object> session(String id) {
        return FewObjects.one(sessions(), id);
    }

    public Answer classes(Question question, Caller caller) {
        return FewObjects.few(classes(caller), question);
    }

    public Map<String, Object> schoolClass(String id, Caller caller) {
        return FewObjects.one(classes(caller), id);
    }

    public Answer users(Question question, Caller caller) {
        var found = places(question, caller, "");
        return new Answer(FewObjects.selected(users(found.places(), caller), question), found.total());
    }

    public Map<String, Object> user(String id, Caller caller) {
        return users(List.of(place(id, caller)), caller).getFirst();
    }

    public Answer enrollments(Question question, Caller caller) {
        var found = places(question, caller, OneRosterObjects.ENROLLMENT);
        return new Answer(
                FewObjects.selected(found.places().stream().map(OneRosterObjects::enrollment).toList(), question),
                found.total());
    }

    public Map<String, Object> enrollment(String id, Caller caller) {
        return OneRosterObjects.enrollment(place(
                id.startsWith(OneRosterObjects.ENROLLMENT) ? id.substring(OneRosterObjects.ENROLLMENT.length()) : "",
                caller));
    }

    private List<Map<String, Object>> orgs(Caller caller) {
        return schoolIds(caller).stream()
                .flatMap(it -> schools.find(it).stream())
                .map(it -> OneRosterObjects.org(it.id(), it.state()))
                .toList();
    }

    private List<Map<String, Object>> sessions() {
        return semesters.newest(MOST_SEMESTERS).stream().map(OneRosterObjects::session).toList();
    }

    private List<Map<String, Object>> classes(Caller caller) {
        return schoolIds(caller).stream()
                .flatMap(it -> pages.classes(it).stream())
                .map(OneRosterObjects::schoolClass)
                .toList();
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
        return places.stream().map(it -> OneRosterObjects.user(it, named.get(it.pupilId()))).toList();
    }

    private static List<String> schoolIds(Caller caller) {
        return caller.schools().stream().sorted().toList();
    }

    /** A page of pupils of all schools, and how many there are. */
    private record Found(List<Place> places, long total) {}

    private Found places(Question question, Caller caller, String prefix) {
        var asked = RollConditions.asked(question, prefix);
        if (asked == null) {
            return new Found(List.of(), 0);
        }
        var order = RollConditions.order(question.sort());
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

    private Place place(String id, Caller caller) {
        var asked = new Asked(List.of(new Condition(Key.ID, Comparison.EQUAL, id)), false);
        return schoolIds(caller).stream()
                .flatMap(it -> pages.find(it, asked, Key.ID, false, 0, 1).stream())
                .findFirst()
                .orElseThrow(FewObjects::unknown);
    }

}
