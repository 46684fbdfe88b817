package afterbell.funding.servedday;

import java.util.HashMap;

import org.springframework.stereotype.Service;

import afterbell.funding.servedday.model.Semester;
import afterbell.funding.servedday.model.Tally;
import afterbell.funding.servedday.store.Tallies;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** Finds how many days pupils were served. */
@Service
public class FindServedDays {
    /** A school has at most 200 groups. */
    private static final int MOST_GROUPS = 200;

    private static final Role[] READERS = {Role.SCHOOL_ADMIN, Role.SCHOOL_SYSTEM, Role.EDUCATION_BUREAU,
        Role.FINANCE_BUREAU};

    private final Tallies tallies;

    FindServedDays(Tallies tallies) {
        this.tallies = tallies;
    }

    /**
     * A school's count in one semester.
     *
     * @param pupilsServed pupils served on at least one day, each counted once
     * @param pupilDays    served days of all pupils together
     */
    public record Total(String schoolId, String semester, long pupilsServed, long pupilDays) {}

    public Total total(String schoolId, Semester semester, Caller caller) {
        SchoolScope.require(caller, schoolId, READERS);
        var days = new HashMap<String, Integer>();
        tallies.ofSchool(schoolId, semester, "", MOST_GROUPS)
                .forEach(tally -> tally.pupils()
                        .forEach((pupil, served) -> days.merge(pupil, served.count(), Integer::sum)));
        return new Total(schoolId, semester.id(), days.values().stream().filter(count -> count > 0).count(),
                days.values().stream().mapToLong(Integer::longValue).sum());
    }

    /** @return the school's tallies by group */
    public Page<Tally> byGroup(String schoolId, Semester semester, Cursor cursor, PageLimit limit, Caller caller) {
        SchoolScope.require(caller, schoolId, READERS);
        var found = tallies.ofSchool(schoolId, semester, cursor.isStart() ? "" : cursor.part(0), limit.plusOne());
        return Page.of(found, limit, last -> Cursor.after(Tallies.idOf(last.groupId(), semester)));
    }
}
