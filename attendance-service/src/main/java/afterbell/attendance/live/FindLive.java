package afterbell.attendance.live;

import java.time.Instant;
import java.time.LocalDate;

import org.springframework.stereotype.Service;

import afterbell.attendance.live.store.LiveDays;
import afterbell.attendance.live.store.LiveDays.Dated;
import afterbell.attendance.live.store.LiveDays.Key;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** Finds how a school's day, or the city's, stands. */
@Service
public class FindLive {
    private static final Role[] READERS = {Role.SCHOOL_ADMIN, Role.TEACHER, Role.GATE_GUARD, Role.SCHOOL_SYSTEM,
        Role.EDUCATION_BUREAU};

    private final LiveDays days;
    private final CountingLiveDays counting;
    private final CityBoards boards;

    FindLive(LiveDays days, CountingLiveDays counting, CityBoards boards) {
        this.days = days;
        this.counting = counting;
        this.boards = boards;
    }

    /** @throws afterbell.web.problem.ProblemException if the school is not in the caller's scope */
    public void requireReader(String schoolId, Caller caller) {
        SchoolScope.require(caller, schoolId, READERS);
    }

    /** @return the day; from its registers and sessions where its numbers are not kept any more, or not yet */
    public Dated ofSchool(String schoolId, LocalDate date) {
        var key = new Key(schoolId, date);
        return days.find(key).orElseGet(() -> new Dated(counting.fromTheBeginning(key), 0, Instant.EPOCH));
    }

    /** @return the version of the day's numbers, 0 where none are kept */
    public long versionOf(String schoolId, LocalDate date) {
        return days.versionOf(new Key(schoolId, date));
    }

    public CityBoard city(LocalDate date) {
        return boards.of(date);
    }
}
