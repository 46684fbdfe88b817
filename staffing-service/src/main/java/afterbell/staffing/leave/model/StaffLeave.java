package afterbell.staffing.leave.model;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import afterbell.staffing.rota.model.Absence;
import afterbell.staffing.rota.model.RotaId;

/**
 * A worker's leave from the rota of one school. It is carried into the rota of each week that it touches, where it is
 * decided upon together with the duties.
 *
 * @param until   last day of the leave
 * @param edition grows with each grant and cancelling
 */
public record StaffLeave(String leaveId, String workerId, String schoolId, LocalDate from, LocalDate until,
        boolean cancelled, int edition) {
    public static final int MOST_DAYS = 366;

    public static StaffLeave granted(String workerId, String schoolId, LocalDate from, LocalDate until) {
        return new StaffLeave(idOf(workerId, schoolId, from, until), workerId, schoolId, from, until, false, 1);
    }

    /** The same days again are the same leave. */
    private static String idOf(String workerId, String schoolId, LocalDate from, LocalDate until) {
        String what = String.join("/", workerId, schoolId, from.toString(), until.toString());
        return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** Whether it begins before it ends, and is no longer than {@value #MOST_DAYS} days. */
    public static boolean isPossible(LocalDate from, LocalDate until) {
        return !until.isBefore(from) && until.isBefore(from.plusDays(MOST_DAYS));
    }

    /** @return the leave as it holds; itself when it does */
    public StaffLeave grant() {
        return cancelled ? new StaffLeave(leaveId, workerId, schoolId, from, until, false, edition + 1) : this;
    }

    /** @return the leave as it holds no more; itself when it does not */
    public StaffLeave cancel() {
        return cancelled ? this : new StaffLeave(leaveId, workerId, schoolId, from, until, true, edition + 1);
    }

    /** @return the rotas that it touches */
    public List<RotaId> rotas() {
        return from.datesUntil(until.plusDays(1))
                .map(RotaId::weekOf)
                .distinct()
                .map(week -> new RotaId(workerId, week))
                .toList();
    }

    public Absence absence() {
        return new Absence(leaveId, schoolId, from, until, cancelled, edition);
    }
}
