package afterbell.attendance.safetycheck.outbox;

import afterbell.attendance.safetycheck.model.CheckRules.Event;
import afterbell.attendance.safetycheck.model.SafetyCheck;
import afterbell.contracts.attendance.safety.v1.FindingFixed;
import afterbell.contracts.attendance.safety.v1.SafetyArea;
import afterbell.contracts.attendance.safety.v1.SafetyChecked;
import afterbell.messaging.outbox.Outgoing;

/** Tells of safety checks in the words of the contract. */
public final class CheckFacts {
    private CheckFacts() {}

    public static Outgoing toPublish(SafetyCheck check, Event event) {
        var area = SafetyArea.valueOf(check.area().name());
        var due = check.due().orElse(null);
        return new Outgoing(check.schoolId(), switch (event) {
            case Event.Checked _ -> new SafetyChecked(check.schoolId(), check.checkId(), check.date(), area,
                    check.passed().size(), check.findings().size(), due, check.at());
            case Event.FindingFixed(var fixed) -> new FindingFixed(check.schoolId(), check.checkId(), fixed.on(), area,
                    fixed.point().name(), fixed.isLate(), check.open().size(), due, fixed.at());
        });
    }
}
