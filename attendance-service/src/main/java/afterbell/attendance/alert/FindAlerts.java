package afterbell.attendance.alert;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.stereotype.Service;

import afterbell.attendance.alert.model.Alert;
import afterbell.attendance.alert.model.AlertKey;
import afterbell.attendance.device.store.DeviceRegisters;
import afterbell.attendance.incident.store.Incidents;
import afterbell.attendance.rollcall.store.Registers;
import afterbell.attendance.serviceday.CheckingTimes;
import afterbell.attendance.serviceday.model.Period;
import afterbell.attendance.session.store.Sessions;
import afterbell.attendance.weather.store.WeatherDays;
import afterbell.attendance.withdrawal.store.Withdrawals;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.problem.CommonProblem;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** Finds what a school's people had to know at once: it stands in the documents that it follows from. */
@Service
public class FindAlerts {
    private static final Role[] READERS = {Role.SCHOOL_ADMIN, Role.TEACHER, Role.GATE_GUARD, Role.SCHOOL_SYSTEM,
        Role.EDUCATION_BUREAU};
    private static final Comparator<Alert> ORDER = Comparator.comparing(Alert::place).thenComparingInt(Alert::index);

    private final Registers registers;
    private final Sessions sessions;
    private final WeatherDays weatherDays;
    private final Withdrawals withdrawals;
    private final Incidents incidents;
    private final DeviceRegisters deviceRegisters;
    private final CheckingTimes times;

    FindAlerts(Registers registers, Sessions sessions, WeatherDays weatherDays, Withdrawals withdrawals,
            Incidents incidents, DeviceRegisters deviceRegisters, CheckingTimes times) {
        this.registers = registers;
        this.sessions = sessions;
        this.weatherDays = weatherDays;
        this.withdrawals = withdrawals;
        this.incidents = incidents;
        this.deviceRegisters = deviceRegisters;
        this.times = times;
    }

    /** @return by day, then by the register, session or weather that they follow from */
    public Page<Alert> ofSchool(String schoolId, Period period, Cursor cursor, PageLimit limit, Caller caller) {
        SchoolScope.require(caller, schoolId, READERS);
        times.require(period);
        var after = after(schoolId, period, cursor);
        return Page.of(following(after, AlertKey.end(schoolId, period), limit.plusOne()), limit,
                last -> Cursor.after(last.place(), Integer.toString(last.index())));
    }

    private record After(String place, int index) {
        boolean precedes(Alert alert) {
            int order = place.compareTo(alert.place());
            return order < 0 || (order == 0 && index < alert.index());
        }
    }

    private static After after(String schoolId, Period period, Cursor cursor) {
        String first = AlertKey.first(schoolId, period);
        if (cursor.isStart()) {
            return new After(first, 0);
        }
        String index = cursor.part(1);
        if (!index.matches("\\d{1,4}") || cursor.part(0).compareTo(first) < 0) {
            throw new ProblemException(CommonProblem.CURSOR_INVALID);
        }
        return new After(cursor.part(0), Integer.parseInt(index));
    }

    /** The document of the last alert seen may hold more of them, so one more document is read. */
    private List<Alert> following(After after, String end, int most) {
        int documents = most + 1;
        return Stream
                .of(registers.alerts(after.place(), end, documents), sessions.alerts(after.place(), end, documents),
                        weatherDays.alerts(after.place(), end, documents),
                        withdrawals.alerts(after.place(), end, documents),
                        incidents.alerts(after.place(), end, documents),
                        deviceRegisters.alerts(after.place(), end, documents))
                .flatMap(List::stream)
                .filter(after::precedes)
                .sorted(ORDER)
                .limit(most)
                .toList();
    }
}
