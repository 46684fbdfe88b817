package afterbell.enrollment.rosterfile;

import java.util.List;

import org.springframework.stereotype.Service;

import afterbell.enrollment.rosterfile.model.Finding;
import afterbell.enrollment.rosterfile.model.RosterImport;
import afterbell.enrollment.rosterfile.store.Reports;
import afterbell.enrollment.rosterfile.store.RosterImports;
import afterbell.enrollment.school.FindSchools;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.problem.CommonProblem;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** Finds imports and their reports, for the school's office and its systems. */
@Service
public class FindImports {
    private final FindSchools findSchools;
    private final RosterImports imports;
    private final Reports reports;

    FindImports(FindSchools findSchools, RosterImports imports, Reports reports) {
        this.findSchools = findSchools;
        this.imports = imports;
        this.reports = reports;
    }

    /** @throws ProblemException if it is not known, or not of the caller's school */
    public RosterImport one(String importId, Caller caller) {
        var found = imports.find(importId)
                .orElseThrow(() -> new ProblemException(RosterFileProblem.IMPORT_UNKNOWN));
        SchoolScope.require(caller, found.schoolId(), Role.SCHOOL_ADMIN, Role.SCHOOL_SYSTEM);
        return found;
    }

    /** @return the school's imports, the newest first */
    public Page<RosterImport> ofSchool(String schoolId, Cursor cursor, PageLimit limit, Caller caller) {
        var school = findSchools.one(schoolId);
        SchoolScope.require(caller, school.id(), Role.SCHOOL_ADMIN, Role.SCHOOL_SYSTEM);
        var found = imports.ofSchool(school.id(), cursor.isStart() ? "" : cursor.part(0), limit.plusOne());
        return Page.of(found, limit, last -> Cursor.after(last.importId()));
    }

    /** @return lines of the report: faults and notes by file and row */
    public Page<Finding> report(String importId, Cursor cursor, PageLimit limit, Caller caller) {
        var found = one(importId, caller);
        var lines = reports.find(found.importId(), from(cursor), limit.plusOne());
        return Page.of(lines, limit, last -> Cursor.after(Integer.toString(last.number() + 1)))
                .map(Reports.Line::finding);
    }

    /** @return all lines that are kept, at most {@value Reports#MOST_KEPT} */
    public List<Finding> wholeReport(String importId, Caller caller) {
        var found = one(importId, caller);
        return reports.find(found.importId(), 0, Reports.MOST_KEPT).stream().map(Reports.Line::finding).toList();
    }

    private static int from(Cursor cursor) {
        try {
            return cursor.isStart() ? 0 : Integer.parseInt(cursor.part(0));
        } catch (NumberFormatException ofAnotherList) {
            throw new ProblemException(CommonProblem.CURSOR_INVALID);
        }
    }
}
