package afterbell.attendance.pickupcode;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.nimbusds.jose.jwk.OctetKeyPair;
import org.springframework.stereotype.Service;

import afterbell.attendance.Conflicts;
import afterbell.attendance.pickupcode.model.CodeRules;
import afterbell.attendance.pickupcode.store.PickupKeys;
import afterbell.attendance.serviceday.CheckingTimes;
import afterbell.attendance.serviceday.model.ServiceTime;
import afterbell.attendance.serviceday.store.Calendars;
import afterbell.web.audit.AuditLog;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/**
 * A school's keys for pickup codes. Each month has its own, made before anybody needs it, so that a device which fetched
 * the keys the day before knows them.
 */
@Service
public class PickupKeyring {
    private static final int MOST_RACES = 5;

    private final PickupKeys keys;
    private final Calendars calendars;
    private final CheckingTimes times;
    private final AuditLog audit;

    PickupKeyring(PickupKeys keys, Calendars calendars, CheckingTimes times, AuditLog audit) {
        this.keys = keys;
        this.calendars = calendars;
        this.times = times;
        this.audit = audit;
    }

    /**
     * The public keys for codes of the day before to a week after that day. Those of today and to come are made here
     * when they do not exist.
     *
     * @throws ProblemException for a school that offers no service
     */
    public List<OctetKeyPair> publicKeys(String schoolId, LocalDate day) {
        if (calendars.find(schoolId).isEmpty()) {
            throw new ProblemException(CodeProblem.SCHOOL_UNKNOWN);
        }
        var today = today();
        var months = months(day);
        months.stream()
                .filter(month -> months(today).contains(month))
                .forEach(month -> make(schoolId, month));
        return keys.publicKeys(schoolId, months);
    }

    /** @return the pair that signs codes of that day, made when there is none */
    OctetKeyPair signing(String schoolId, LocalDate day) {
        var month = YearMonth.from(day);
        return keys.signing(schoolId, month).orElseGet(() -> {
            make(schoolId, month);
            return keys.signing(schoolId, month).orElseThrow();
        });
    }

    /**
     * Withdraws a key that somebody else may have: no code that it has signed counts any longer, and guardians fetch
     * theirs again. Withdrawing it again changes nothing.
     *
     * @throws ProblemException if the month has no such key, or has had too many
     */
    public void withdraw(String schoolId, YearMonth month, String keyId, Caller caller) {
        SchoolScope.require(caller, schoolId, Role.SCHOOL_ADMIN, Role.EDUCATION_BUREAU);
        var now = times.now();
        if (!Conflicts.lookAgain(MOST_RACES, () -> keys.replace(schoolId, month, keyId, now))) {
            throw new ProblemException(CodeProblem.KEY_UNKNOWN, Map.of("most", PickupKeys.MOST_OF_A_MONTH));
        }
        audit.decided(caller, "pickup-key.withdrawn", new AuditLog.Subject("pickup-key", keyId, schoolId), 1, "R31",
                null);
    }

    private void make(String schoolId, YearMonth month) {
        Conflicts.lookAgain(MOST_RACES, () -> {
            if (!keys.has(schoolId, month)) {
                keys.make(schoolId, month, times.now());
            }
            return month;
        });
    }

    private LocalDate today() {
        return LocalDate.ofInstant(times.now(), ServiceTime.CITY);
    }

    private static List<YearMonth> months(LocalDate day) {
        return Stream.of(day.minusDays(1), day, day.plusDays(CodeRules.MOST_DAYS_AHEAD))
                .map(YearMonth::from)
                .distinct()
                .toList();
    }
}
