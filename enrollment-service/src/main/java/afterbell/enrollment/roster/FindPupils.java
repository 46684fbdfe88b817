package afterbell.enrollment.roster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

import org.springframework.stereotype.Service;

import afterbell.enrollment.roster.model.Pupil;
import afterbell.enrollment.roster.store.NamedPupil;
import afterbell.enrollment.roster.store.OpenedPupil;
import afterbell.enrollment.roster.store.Pupils;
import afterbell.enrollment.school.FindSchools;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** Finds pupils; with names for the school's own people only. */
@Service
public class FindPupils {
    private static final int PAGE = 1_000;

    private final FindSchools findSchools;
    private final Pupils pupils;
    private final AuditLog audit;

    FindPupils(FindSchools findSchools, Pupils pupils, AuditLog audit) {
        this.findSchools = findSchools;
        this.pupils = pupils;
        this.audit = audit;
    }

    /** @return who is on the school's roll, by id */
    public Page<NamedPupil> ofSchool(String schoolId, Cursor cursor, PageLimit limit, Caller caller) {
        var school = findSchools.one(schoolId);
        SchoolScope.require(caller, school.id(), Role.SCHOOL_ADMIN, Role.SCHOOL_SYSTEM, Role.TEACHER);
        var found = pupils.ofSchool(school.id(), cursor.isStart() ? "" : cursor.part(0), limit.plusOne());
        audit.read(caller, "pupil.names", new Subject("school", school.id(), school.id()),
                found.stream().map(it -> it.pupil().pupilId()).toList());
        return Page.of(found, limit, last -> Cursor.after(last.pupil().pupilId()));
    }

    /** @return ids of who is on the school's roll */
    public List<String> idsOnRoll(String schoolId) {
        var ids = new ArrayList<String>();
        for (var page = pupils.onRollOf(schoolId, "", PAGE); !page.isEmpty();) {
            page.forEach(it -> ids.add(it.id()));
            page = page.size() < PAGE ? List.of() : pupils.onRollOf(schoolId, ids.getLast(), PAGE);
        }
        return ids;
    }

    /** @return ids of those who are on the school's roll under these roster ids */
    public List<String> idsOnRoll(String schoolId, Collection<String> rosterIds) {
        return pupils.onRoll(schoolId, rosterIds).values().stream().map(Versioned::id).sorted().toList();
    }

    /**
     * The pupils on the school's roll whom ids in the school's own system concern, with all that is known of them; that
     * they were opened is written down for each.
     *
     * @param userIds  of pupils or guardians
     * @param classIds of classes
     */
    public List<OpenedPupil> concerned(String schoolId, Collection<String> userIds, Collection<String> classIds,
            Caller caller) {
        var ids = new TreeSet<String>();
        pupils.onRoll(schoolId, userIds).values().forEach(it -> ids.add(it.id()));
        pupils.ofSource(schoolId, classIds, userIds).forEach(it -> ids.add(it.id()));
        if (ids.isEmpty()) {
            return List.of();
        }
        audit.read(caller, "pupil.roster", new Subject("school", schoolId, schoolId), ids);
        return pupils.opened(ids).stream().filter(it -> it.pupil().isOnRollOf(schoolId)).toList();
    }

    /** @throws ProblemException if nobody has entered the pupil */
    public Versioned<Pupil> one(String pupilId) {
        var pupil = pupils.load(pupilId);
        if (pupil.isFresh()) {
            throw new ProblemException(RosterProblem.PUPIL_UNKNOWN);
        }
        return pupil;
    }
}
