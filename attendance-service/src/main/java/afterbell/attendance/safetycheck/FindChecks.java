package afterbell.attendance.safetycheck;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

import org.springframework.stereotype.Service;

import afterbell.attendance.safetycheck.model.Photo;
import afterbell.attendance.safetycheck.model.SafetyCheck;
import afterbell.attendance.safetycheck.store.Photos;
import afterbell.attendance.safetycheck.store.SafetyChecks;
import afterbell.attendance.safetycheck.store.SafetyChecks.AfterCheck;
import afterbell.attendance.safetycheck.store.SafetyChecks.AfterDue;
import afterbell.attendance.safetycheck.store.SafetyChecks.Opened;
import afterbell.attendance.serviceday.CheckingTimes;
import afterbell.attendance.serviceday.model.Period;
import afterbell.confidential.SubjectForgottenException;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** Finds safety checks and their photos; whoever reads what was found stands in the audit log. */
@Service
public class FindChecks {
    private static final Role[] READERS = {Role.SCHOOL_ADMIN, Role.EDUCATION_BUREAU};

    private final SafetyChecks checks;
    private final Photos photos;
    private final CheckingTimes times;
    private final AuditLog audit;

    FindChecks(SafetyChecks checks, Photos photos, CheckingTimes times, AuditLog audit) {
        this.checks = checks;
        this.photos = photos;
        this.times = times;
        this.audit = audit;
    }

    /** A photo and its file. */
    public record OpenedPhoto(Photo photo, byte[] file) {}

    public Opened one(String schoolId, String checkId, Caller caller) {
        SchoolScope.require(caller, schoolId, READERS);
        var found = checks.opened(schoolId, checkId)
                .orElseThrow(() -> new ProblemException(CheckProblem.UNKNOWN));
        audit.read(caller, "safety-check", new Subject("safety-check", schoolId + ":" + checkId, schoolId));
        return found;
    }

    /** @return the photos of a check, by id */
    public List<Photo> photosOf(String schoolId, String checkId) {
        return photos.ofCheck(schoolId, checkId);
    }

    public OpenedPhoto photo(String schoolId, String checkId, String photoId, Caller caller) {
        SchoolScope.require(caller, schoolId, READERS);
        var photo = photos.find(photoId)
                .filter(it -> it.schoolId().equals(schoolId) && it.checkId().equals(checkId))
                .orElseThrow(() -> new ProblemException(CheckProblem.PHOTO_UNKNOWN));
        audit.read(caller, "safety-photo", new Subject("photo", photoId, schoolId));
        try {
            return new OpenedPhoto(photo, photos.open(photo)
                    .orElseThrow(() -> new ProblemException(CheckProblem.PHOTO_UNKNOWN)));
        } catch (SubjectForgottenException forgotten) {
            throw new ProblemException(CheckProblem.PHOTO_UNKNOWN);
        }
    }

    /** @return the school's checks, the earliest day first */
    public Page<SafetyCheck> ofSchool(String schoolId, Period period, Cursor cursor, PageLimit limit, Caller caller) {
        SchoolScope.require(caller, schoolId, READERS);
        times.require(period);
        var after = cursor.isStart() ? new AfterCheck("", "") : new AfterCheck(cursor.part(0), cursor.part(1));
        return Page.of(checks.ofSchool(schoolId, period, after, limit.plusOne()), limit,
                last -> Cursor.after(last.date().toString(), last.checkId()));
    }

    /** @return the school's checks with an overdue finding, the longest overdue first */
    public Page<SafetyCheck> overdue(String schoolId, LocalDate day, Cursor cursor, PageLimit limit, Caller caller) {
        SchoolScope.require(caller, schoolId, READERS);
        return overdue(cursor, limit, after -> checks.overdue(schoolId, day, after, limit.plusOne()));
    }

    /** @return all schools' checks with an overdue finding, the longest overdue first */
    public Page<SafetyCheck> overdue(LocalDate day, Cursor cursor, PageLimit limit) {
        return overdue(cursor, limit, after -> checks.overdue(day, after, limit.plusOne()));
    }

    private static Page<SafetyCheck> overdue(Cursor cursor, PageLimit limit,
            Function<AfterDue, List<SafetyCheck>> finding) {
        var after = cursor.isStart()
                ? AfterDue.START
                : new AfterDue(cursor.part(0), cursor.part(1), cursor.part(2));
        return Page.of(finding.apply(after), limit, last -> Cursor.after(last.due().orElseThrow().toString(),
                last.schoolId(), last.checkId()));
    }
}
