package afterbell.attendance.identitycheck;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.springframework.stereotype.Service;

import afterbell.attendance.rollcall.model.Custody.Released;
import afterbell.attendance.rollcall.model.Entry;
import afterbell.attendance.rollcall.model.Recognition.ByTwoPeople;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.RegisterId;
import afterbell.attendance.rollcall.store.Registers;
import afterbell.attendance.rollcall.store.Registers.Keyed;
import afterbell.attendance.serviceday.CheckingTimes;
import afterbell.attendance.serviceday.model.Period;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.problem.CommonProblem;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** Finds releases without a pickup code that two people stand for: they stand in the registers themselves (R31). */
@Service
public class FindFallbackReleases {
    private static final Role[] READERS = {Role.SCHOOL_ADMIN, Role.EDUCATION_BUREAU};
    private static final int REGISTERS_AT_ONCE = 500;

    private final Registers registers;
    private final CheckingTimes times;

    FindFallbackReleases(Registers registers, CheckingTimes times) {
        this.registers = registers;
        this.times = times;
    }

    /** @param by subject of the second person, who has confirmed and released */
    public record Fallback(RegisterId register, String pupilId, String adultId, Instant at, String by,
            ByTwoPeople how) {}

    private record Placed(String key, int index, Fallback fallback) {}

    /** How many there were at a school on a day. */
    public record Count(String schoolId, int releases) {}

    /** @return by day, group and slot */
    public Page<Fallback> ofSchool(String schoolId, Period period, Cursor cursor, PageLimit limit, Caller caller) {
        SchoolScope.require(caller, schoolId, READERS);
        times.require(period);
        String first = schoolId + ":" + period.from();
        String from = cursor.isStart() ? first : cursor.part(0);
        int seen = cursor.isStart() ? -1 : seen(cursor, first);
        // The register of the last one seen may hold more of them, so one more is read.
        var found = registers
                .withFallbacks(from, schoolId + ":" + period.to().plusDays(1), limit.plusOne() + 1)
                .stream()
                .flatMap(register -> fallbacks(register).stream())
                .filter(it -> !it.key().equals(from) || it.index() > seen)
                .limit(limit.plusOne())
                .toList();
        return Page.of(found, limit, last -> Cursor.after(last.key(), Integer.toString(last.index())))
                .map(Placed::fallback);
    }

    private static int seen(Cursor cursor, String first) {
        String index = cursor.part(1);
        if (!index.matches("\\d{1,2}") || cursor.part(0).compareTo(first) < 0) {
            throw new ProblemException(CommonProblem.CURSOR_INVALID);
        }
        return Integer.parseInt(index);
    }

    /** @return by school, those without any left out */
    public Page<Count> ofDay(LocalDate date, Cursor cursor, PageLimit limit) {
        var counts = new TreeMap<String, Integer>();
        String after = date + ":" + (cursor.isStart() ? "" : cursor.part(0) + ";");
        var some = registers.withFallbacks(date, after, REGISTERS_AT_ONCE);
        // The last school of a full answer may have more, so one school more than asked for is begun.
        while (!some.isEmpty()) {
            some.forEach(it -> counts.merge(it.register().schoolId(), fallbacks(it).size(), Integer::sum));
            boolean isEnough = some.size() < REGISTERS_AT_ONCE || counts.size() > limit.plusOne();
            some = isEnough ? List.of() : registers.withFallbacks(date, some.getLast().key() + "!", REGISTERS_AT_ONCE);
        }
        var found = counts.entrySet()
                .stream()
                .limit(limit.plusOne())
                .map(it -> new Count(it.getKey(), it.getValue()))
                .toList();
        return Page.of(found, limit, last -> Cursor.after(last.schoolId()));
    }

    private static List<Placed> fallbacks(Keyed keyed) {
        var register = keyed.register();
        var found = new ArrayList<Placed>();
        IntStream.range(0, register.entries().size())
                .forEach(index -> add(found, keyed.key(), index, register, register.entries().get(index)));
        return found;
    }

    private static void add(List<Placed> found, String key, int index, Called register, Entry entry) {
        if (entry.custody() instanceof Released(_, var at, var adult, var by, ByTwoPeople how) && adult != null) {
            found.add(new Placed(key, index, new Fallback(register.id(), entry.pupilId(), adult, at, by, how)));
        }
    }
}
