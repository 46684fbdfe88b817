package afterbell.staffing.vetting;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import afterbell.staffing.City;
import afterbell.staffing.calendar.model.Semester;
import afterbell.staffing.calendar.store.Semesters;
import afterbell.staffing.worker.model.Hiring;
import afterbell.staffing.worker.model.Kind;
import afterbell.staffing.worker.model.Stage.Hired;
import afterbell.staffing.worker.model.Worker;
import afterbell.staffing.worker.store.Workers;
import afterbell.staffing.worker.store.Workers.Place;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** Finds whom a school has still to assess in the semester that has begun last (R24). */
@Service
public class FindDueAssessments {
    private final Workers workers;
    private final Semesters semesters;
    private final City city;

    FindDueAssessments(Workers workers, Semesters semesters, City city) {
        this.workers = workers;
        this.semesters = semesters;
        this.city = city;
    }

    /**
     * A worker who is to be assessed.
     *
     * @param hirings the schools that have not done so, with the day of their last assessment
     */
    public record Due(String workerId, Kind kind, Semester semester, boolean overdue, List<DueHiring> hirings) {
        /** @return last day of the service should the assessment be missed */
        public LocalDate lastDay() {
            return semester.last().plusDays(EndingUnassessed.GRACE_DAYS);
        }
    }

    public record DueHiring(String schoolId, LocalDate lastAssessed) {}

    /** @return whom the school has to assess, by id */
    public Page<Due> ofSchool(String schoolId, Cursor cursor, PageLimit limit, Caller caller) {
        SchoolScope.require(caller, schoolId, Role.SCHOOL_ADMIN, Role.EDUCATION_BUREAU);
        var semester = begunLast();
        if (semester.isEmpty()) {
            return Page.of(List.of(), limit, _ -> cursor);
        }
        var after = cursor.isStart() ? "" : cursor.part(0);
        var found = workers.assessedBefore(schoolId, semester.get().first(), after, limit.plusOne());
        return Page.of(found, limit, last -> Cursor.after(last.id()))
                .map(file -> due(file.state().worker(), semester.get(), schoolId));
    }

    /** @return whom any school has to assess, the one who waits longest first */
    public Page<Due> all(Cursor cursor, PageLimit limit) {
        var semester = begunLast();
        if (semester.isEmpty()) {
            return Page.of(List.of(), limit, _ -> cursor);
        }
        LocalDate first = semester.get().first();
        var after = cursor.isStart() ? Place.START : new Place(cursor.part(0), cursor.part(1));
        var found = workers.assessedBefore(first, after, limit.plusOne());
        return Page.of(found, limit, last -> Cursor.after(oldest(last.state().worker()).toString(), last.id()))
                .map(file -> due(file.state().worker(), semester.get(), null));
    }

    private Optional<Semester> begunLast() {
        return semesters.all()
                .stream()
                .filter(it -> !it.first().isAfter(city.today()))
                .max(Comparator.comparing(Semester::first));
    }

    private Due due(Worker worker, Semester semester, @Nullable String schoolId) {
        var hirings = worker.hirings()
                .stream()
                .filter(it -> schoolId == null || it.schoolId().equals(schoolId))
                .flatMap(it -> lastAssessed(it).stream().map(day -> new DueHiring(it.schoolId(), day)))
                .filter(it -> it.lastAssessed().isBefore(semester.first()))
                .toList();
        return new Due(worker.workerId(), worker.kind(), semester, semester.last().isBefore(city.today()), hirings);
    }

    private static LocalDate oldest(Worker worker) {
        return worker.hirings()
                .stream()
                .flatMap(it -> lastAssessed(it).stream())
                .min(LocalDate::compareTo)
                .orElseThrow();
    }

    private static Optional<LocalDate> lastAssessed(Hiring hiring) {
        return hiring.stage() instanceof Hired hired ? Optional.of(hired.lastAssessment().on()) : Optional.empty();
    }
}
