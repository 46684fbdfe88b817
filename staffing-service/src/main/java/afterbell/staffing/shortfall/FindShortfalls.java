package afterbell.staffing.shortfall;

import java.time.LocalDate;
import java.util.List;

import org.springframework.stereotype.Service;

import afterbell.staffing.rota.FindCoverage;
import afterbell.staffing.rota.model.Coverage;
import afterbell.staffing.rota.model.Lost;
import afterbell.staffing.shortfall.model.Forecast;
import afterbell.staffing.shortfall.store.Forecasts;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** Finds which schools are short of staff, and what a school must know about its rota (R20, R25). */
@Service
public class FindShortfalls {
    private final Forecasts forecasts;
    private final FindCoverage findCoverage;

    FindShortfalls(Forecasts forecasts, FindCoverage findCoverage) {
        this.forecasts = forecasts;
        this.findCoverage = findCoverage;
    }

    /** @return the schools that are short of staff on that day, by id */
    public Page<Forecast> on(LocalDate date, Cursor cursor, PageLimit limit) {
        var found = forecasts.shortOn(date, cursor.isStart() ? "" : cursor.part(0), limit.plusOne());
        return Page.of(found, limit, last -> Cursor.after(last.schoolId()));
    }

    /** @return the school's shortfalls of the next service days */
    public List<Coverage> of(String schoolId, Caller caller) {
        SchoolScope.require(caller, schoolId, Role.SCHOOL_ADMIN);
        return forecasts.load(schoolId).state().shortfalls();
    }

    /**
     * @return the school's duties of these days that ended with a clearance
     * @throws afterbell.web.problem.ProblemException for more than 31 days
     */
    public List<Lost> lost(String schoolId, LocalDate from, LocalDate until, Caller caller) {
        return findCoverage.lost(schoolId, from, until, caller);
    }
}
