package afterbell.attendance.release;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import afterbell.attendance.group.store.Groups;
import afterbell.attendance.pickupcode.VerifyingCodes;
import afterbell.attendance.pickupcode.VerifyingCodes.Shown;
import afterbell.attendance.pickupcode.model.CodeRefusal;
import afterbell.attendance.pickupcode.model.PickupCode;
import afterbell.attendance.pickupcode.model.Verified;
import afterbell.attendance.release.model.ReleaseRules.Leave;
import afterbell.attendance.release.model.ReleaseRules.Refusal;
import afterbell.attendance.release.model.ReleaseRules.Verdict;
import afterbell.attendance.rollcall.model.Recognition.ByCode;
import afterbell.attendance.rollcall.model.RegisterId;
import afterbell.web.audit.AuditLog;
import afterbell.web.security.Caller;

/**
 * Releases pupils for whom adults may have shown pickup codes. A code says who the adult is; whether that adult may still
 * collect the pupil is decided as for everybody (R31).
 */
@Service
public class ReleasingByCode {
    private final VerifyingCodes verifying;
    private final ReleasingPupils releasing;
    private final Groups groups;
    private final AuditLog audit;

    ReleasingByCode(VerifyingCodes verifying, ReleasingPupils releasing, Groups groups, AuditLog audit) {
        this.verifying = verifying;
        this.releasing = releasing;
        this.groups = groups;
        this.audit = audit;
    }

    /**
     * Somebody at the gate.
     *
     * @param adultId who says to have come; null where a code tells, or nobody came
     * @param code    as it was read from the screen
     */
    public record Coming(String pupilId, @Nullable String adultId, @Nullable String code, Instant at) {}

    private sealed interface Looked {
        record Leaves(Leave leave) implements Looked {}

        record Refused(Coming coming, Refusal reason) implements Looked {}
    }

    /**
     * @return one verdict for each, in their order
     * @throws afterbell.web.problem.ProblemException if the roll was not called, or the school is not in the caller's
     *                                                scope
     */
    public List<Verdict> release(RegisterId id, List<Coming> coming, Caller caller) {
        var school = groups.schoolOf(id.groupId());
        var looked = school.map(it -> look(it, id, coming)).orElse(List.of());
        var leaving = looked.stream()
                .filter(Looked.Leaves.class::isInstance)
                .map(it -> ((Looked.Leaves) it).leave())
                .toList();
        // Refuses a group without a school as well: its roll was not called.
        var decided = releasing.release(id, leaving, caller).iterator();
        var verdicts = looked.stream()
                .map(it -> it instanceof Looked.Refused(_, var reason) ? new Verdict.Stays(reason) : decided.next())
                .toList();
        school.ifPresent(it -> audit(looked, it, caller));
        return verdicts;
    }

    private List<Looked> look(String schoolId, RegisterId id, List<Coming> coming) {
        var shown = coming.stream().flatMap(it -> shown(it).stream()).toList();
        var verified = shown.isEmpty()
                ? List.<Verified>of().iterator()
                : verifying.verify(schoolId, id.date(), id.slot(), shown).iterator();
        var looked = new ArrayList<Looked>();
        for (var one : coming) {
            looked.add(one.code() == null
                    ? new Looked.Leaves(new Leave(one.pupilId(), one.adultId(), one.at()))
                    : looked(one, verified.next()));
        }
        return looked;
    }

    private static Optional<Shown> shown(Coming one) {
        return one.code() == null ? Optional.empty() : Optional.of(new Shown(one.pupilId(), one.code()));
    }

    private static Looked looked(Coming one, Verified verified) {
        return switch (verified) {
            case Verified.Good(var code) when isOf(one, code) -> new Looked.Leaves(
                    new Leave(one.pupilId(), code.adultId(), one.at(), new ByCode(code.codeId())));
            case Verified.Good _ -> new Looked.Refused(one, Refusal.CODE_INVALID);
            case Verified.TakenBack _ -> new Looked.Refused(one, Refusal.CODE_CANCELLED);
            case Verified.Bad(var reason) -> new Looked.Refused(one, refusal(reason));
        };
    }

    /** Whether the code is of the adult who says to have come. */
    private static boolean isOf(Coming one, PickupCode code) {
        return one.adultId() == null || one.adultId().equals(code.adultId());
    }

    private static Refusal refusal(CodeRefusal reason) {
        return switch (reason) {
            case INVALID -> Refusal.CODE_INVALID;
            case OF_ANOTHER_DAY -> Refusal.CODE_OF_ANOTHER_DAY;
            case OF_ANOTHER_PUPIL -> Refusal.CODE_OF_ANOTHER_PUPIL;
        };
    }

    private void audit(List<Looked> looked, String schoolId, Caller caller) {
        audit.decided(caller,
                looked.stream()
                        .filter(Looked.Refused.class::isInstance)
                        .map(it -> refused((Looked.Refused) it, schoolId))
                        .toList());
    }

    private static AuditLog.Decision refused(Looked.Refused it, String schoolId) {
        var problem = ReleaseProblem.of(it.reason());
        return new AuditLog.Decision("release.refused",
                new AuditLog.Subject("pupil", it.coming().pupilId(), schoolId), it.coming().at().toEpochMilli(),
                problem.rule(), problem.code());
    }
}
