package afterbell.attendance.visit;

import java.time.LocalDate;
import java.util.List;

import org.springframework.stereotype.Service;

import afterbell.attendance.visit.store.Visits;
import afterbell.attendance.visit.store.Visits.Opened;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** Finds visitors; each reading of names is kept in the audit log. */
@Service
public class FindVisits {
    private final Visits visits;
    private final AuditLog audit;

    FindVisits(Visits visits, AuditLog audit) {
        this.visits = visits;
        this.audit = audit;
    }

    /** @return who came on that day, by id */
    public Page<Opened> ofDay(String schoolId, LocalDate day, Cursor cursor, PageLimit limit, Caller caller) {
        require(schoolId, caller);
        return page(schoolId, visits.ofDay(schoolId, day, after(cursor), limit.plusOne()), limit, caller);
    }

    /** @return who is inside, whenever they came, by id */
    public Page<Opened> inside(String schoolId, Cursor cursor, PageLimit limit, Caller caller) {
        require(schoolId, caller);
        return page(schoolId, visits.inside(schoolId, after(cursor), limit.plusOne()), limit, caller);
    }

    private static void require(String schoolId, Caller caller) {
        SchoolScope.require(caller, schoolId, Role.GATE_GUARD, Role.SCHOOL_ADMIN);
    }

    private static String after(Cursor cursor) {
        return cursor.isStart() ? "" : cursor.part(0);
    }

    private Page<Opened> page(String schoolId, List<Opened> found, PageLimit limit, Caller caller) {
        audit.read(caller, "visitors", new Subject("school", schoolId, schoolId));
        return Page.of(found, limit, last -> Cursor.after(last.visit().arrival().visitId()));
    }
}
