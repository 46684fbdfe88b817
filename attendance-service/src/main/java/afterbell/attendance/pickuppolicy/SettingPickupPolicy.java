package afterbell.attendance.pickuppolicy;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import afterbell.attendance.pickuppolicy.store.PickupPolicies;
import afterbell.attendance.pickuppolicy.store.PickupPolicies.PickupPolicy;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.audit.AuditLog;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;
import afterbell.web.version.IfMatch;

/** A school says since when pupils are released by pickup codes only, or by two people where there is none (R31). */
@Service
public class SettingPickupPolicy {
    private static final Role[] READERS = {Role.SCHOOL_ADMIN, Role.TEACHER, Role.GATE_GUARD, Role.SCHOOL_SYSTEM,
        Role.EDUCATION_BUREAU};

    private final PickupPolicies policies;
    private final AuditLog audit;

    SettingPickupPolicy(PickupPolicies policies, AuditLog audit) {
        this.policies = policies;
        this.audit = audit;
    }

    public Versioned<PickupPolicy> find(String schoolId, Caller caller) {
        SchoolScope.require(caller, schoolId, READERS);
        return policies.load(schoolId);
    }

    /** @param codesFrom null where naming the adult is enough */
    public Versioned<PickupPolicy> set(String schoolId, @Nullable LocalDate codesFrom, IfMatch ifMatch, Caller caller) {
        SchoolScope.require(caller, schoolId, Role.SCHOOL_ADMIN);
        var before = policies.load(schoolId);
        var next = new PickupPolicy(schoolId, codesFrom);
        if (next.equals(before.state())) {
            return before;
        }
        ifMatch.require(before.version());
        var saved = policies.save(before, next);
        audit.decided(caller, "pickup-policy.set", new AuditLog.Subject("school", schoolId, schoolId),
                saved.version(), "R31", codesFrom == null ? "no codes needed" : "codes needed from " + codesFrom);
        return saved;
    }
}
