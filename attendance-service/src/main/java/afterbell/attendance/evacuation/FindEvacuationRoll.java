package afterbell.attendance.evacuation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import afterbell.attendance.group.model.Group;
import afterbell.attendance.group.model.Slot;
import afterbell.attendance.group.store.Groups;
import afterbell.attendance.rollcall.model.Entry;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.store.Registers;
import afterbell.attendance.session.model.Session;
import afterbell.attendance.session.model.SessionId;
import afterbell.attendance.session.store.Sessions;
import afterbell.attendance.visit.model.VisitRules;
import afterbell.attendance.visit.store.Visits;
import afterbell.attendance.visit.store.Visits.Opened;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** Finds who is on a school's grounds, for the moment in which all must be out and counted (R28, R31). */
@Service
public class FindEvacuationRoll {
    private static final Role[] READERS = {Role.SCHOOL_ADMIN, Role.TEACHER, Role.GATE_GUARD, Role.EDUCATION_BUREAU};

    private final Registers registers;
    private final Sessions sessions;
    private final Groups groups;
    private final Visits visits;
    private final AuditLog audit;

    FindEvacuationRoll(Registers registers, Sessions sessions, Groups groups, Visits visits, AuditLog audit) {
        this.registers = registers;
        this.sessions = sessions;
        this.groups = groups;
        this.visits = visits;
        this.audit = audit;
    }

    /**
     * Children of a group who are in the same person's care.
     *
     * @param workerId null when nobody was named
     */
    public record InCare(String groupId, Slot slot, @Nullable String workerId, List<String> pupilIds) {}

    /** A group of an open session of whose awaited children no register says anything yet: they may be here. */
    public record Uncalled(String groupId, Slot slot, List<String> pupilIds) {}

    /** @param workerIds signed on and not off */
    public record Roll(List<InCare> inCare, List<Uncalled> uncalled, Set<String> workerIds, List<Opened> visitors) {}

    /** @return who is here on that day, as far as it was told */
    public Roll find(String schoolId, LocalDate date, Caller caller) {
        SchoolScope.require(caller, schoolId, READERS);
        var called = Arrays.stream(Slot.values())
                .flatMap(slot -> registers.ofSession(schoolId, date, slot).stream())
                .map(Versioned::state)
                .toList();
        var open = openSessions(schoolId, date);
        var workers = open.stream().flatMap(it -> it.signedOn().stream()).collect(Collectors.toUnmodifiableSet());
        audit.read(caller, "evacuation-roll", new Subject("school", schoolId, schoolId));
        return new Roll(called.stream().flatMap(it -> inCare(it).stream()).toList(), uncalled(open, called), workers,
                visits.inside(schoolId, "", VisitRules.MOST_INSIDE));
    }

    private List<Session.Open> openSessions(String schoolId, LocalDate date) {
        return Arrays.stream(Slot.values())
                .flatMap(slot -> sessions.find(new SessionId(schoolId, date, slot)).stream())
                .map(Versioned::state)
                .filter(Session.Open.class::isInstance)
                .map(Session.Open.class::cast)
                .toList();
    }

    private static List<InCare> inCare(Called register) {
        Map<String, List<String>> byWorker = new TreeMap<>();
        for (Entry entry : register.inCare()) {
            var holder = register.holderOf(entry);
            byWorker.computeIfAbsent(holder == null ? "" : holder, _ -> new ArrayList<>()).add(entry.pupilId());
        }
        return byWorker.entrySet()
                .stream()
                .map(it -> new InCare(register.id().groupId(), register.id().slot(),
                        it.getKey().isEmpty() ? null : it.getKey(), List.copyOf(it.getValue())))
                .toList();
    }

    private List<Uncalled> uncalled(List<Session.Open> open, List<Called> called) {
        return open.stream()
                .flatMap(session -> groups.ofSchool(session.id().schoolId(), session.opening().semesterId())
                        .stream()
                        .map(group -> uncalled(session.id(), group, called)))
                .filter(it -> !it.pupilIds().isEmpty())
                .toList();
    }

    private static Uncalled uncalled(SessionId session, Group group, List<Called> called) {
        var known = called.stream()
                .filter(it -> it.id().slot() == session.slot())
                .flatMap(it -> it.entries().stream())
                .map(Entry::pupilId)
                .collect(Collectors.toUnmodifiableSet());
        return new Uncalled(group.groupId(), session.slot(), group.expectedOn(session.date(), session.slot())
                .stream()
                .filter(pupil -> !known.contains(pupil))
                .sorted()
                .toList());
    }
}
