package afterbell.attendance.device;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.springframework.stereotype.Service;

import afterbell.attendance.device.model.DeviceClock;
import afterbell.attendance.device.model.DeviceRegister;
import afterbell.attendance.device.model.DeviceRegister.Conflict;
import afterbell.attendance.device.model.State;
import afterbell.attendance.device.store.DeviceClocks;
import afterbell.attendance.device.store.DeviceRegisters;
import afterbell.attendance.rollcall.model.RegisterId;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** Finds the devices of a school, and the pupils at whom a person must look. */
@Service
public class FindDevices {
    private static final Role[] READERS = {Role.SCHOOL_ADMIN, Role.TEACHER, Role.GATE_GUARD, Role.SCHOOL_SYSTEM,
        Role.EDUCATION_BUREAU};
    /** Registers of a school in which something is open: two days of its 200 groups in both slots. */
    private static final int MOST_OPEN = 800;

    private final DeviceClocks clocks;
    private final DeviceRegisters registers;

    FindDevices(DeviceClocks clocks, DeviceRegisters registers) {
        this.clocks = clocks;
        this.registers = registers;
    }

    /**
     * @param skew       what is to be added to its time to have the service's
     * @param waiting    of its facts
     * @param inConflict of its facts
     */
    public record Device(DeviceClock clock, Duration skew, long waiting, long inConflict) {}

    /** A pupil at whom a person must look, with all that was told of the register. */
    public record Contradiction(DeviceRegister told, Conflict conflict) {
        public String key() {
            return DeviceRegisters.key(told);
        }
    }

    /** @return by device id */
    public Page<Device> devices(String schoolId, Cursor cursor, PageLimit limit, Caller caller) {
        SchoolScope.require(caller, schoolId, READERS);
        var open = registers.open(schoolId, MOST_OPEN).stream().map(Versioned::state).toList();
        var waiting = count(open, State.Waiting.class::isInstance);
        var inConflict = count(open, State.Conflict.class::isInstance);
        var found = clocks.ofSchool(schoolId, cursor.isStart() ? "" : cursor.part(0), limit.plusOne());
        return Page.of(found, limit, last -> Cursor.after(last.deviceId()))
                .map(it -> new Device(it, it.skew(), waiting.getOrDefault(it.deviceId(), 0L),
                        inConflict.getOrDefault(it.deviceId(), 0L)));
    }

    private static Map<String, Long> count(List<DeviceRegister> open, Predicate<State> which) {
        return open.stream()
                .flatMap(it -> it.facts().stream())
                .filter(it -> which.test(it.state()))
                .collect(Collectors.groupingBy(it -> it.fact().key().deviceId(), Collectors.counting()));
    }

    /** @return by day, group and pupil */
    public Page<Contradiction> conflicts(String schoolId, Cursor cursor, PageLimit limit, Caller caller) {
        SchoolScope.require(caller, schoolId, READERS);
        String from = cursor.isStart() ? "" : cursor.part(0);
        String after = cursor.isStart() ? "" : cursor.part(1);
        var found = registers.inConflict(schoolId, from, limit.plusOne() + 1)
                .stream()
                .map(Versioned::state)
                .flatMap(told -> told.conflicts().stream().map(it -> new Contradiction(told, it)))
                .filter(it -> !it.key().equals(from) || it.conflict().pupilId().compareTo(after) > 0)
                .limit(limit.plusOne())
                .toList();
        return Page.of(found, limit, last -> Cursor.after(last.key(), last.conflict().pupilId()));
    }

    /** @return clocks of the devices that have told of the register, by device */
    public Map<String, DeviceClock> clocksOf(DeviceRegister told) {
        return clocks.find(told.schoolId(),
                told.facts().stream().map(it -> it.fact().key().deviceId()).collect(Collectors.toUnmodifiableSet()));
    }

    /** @throws ProblemException if no device has told anything of the register, or the school is not in scope */
    public DeviceRegister one(RegisterId id, Caller caller) {
        var found = registers.find(id).orElseThrow(() -> new ProblemException(DeviceProblem.CONFLICT_UNKNOWN));
        SchoolScope.require(caller, found.state().schoolId(), READERS);
        return found.state();
    }
}
