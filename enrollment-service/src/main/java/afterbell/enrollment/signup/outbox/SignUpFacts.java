package afterbell.enrollment.signup.outbox;

import java.util.List;

import afterbell.contracts.enrollment.signup.v1.ApplicantsListed;
import afterbell.contracts.enrollment.signup.v1.LotsDrawn;
import afterbell.contracts.enrollment.signup.v1.SignUpAnnounced;
import afterbell.contracts.enrollment.signup.v1.Slot;
import afterbell.enrollment.place.model.Intake;
import afterbell.enrollment.signup.model.SignUp;
import afterbell.enrollment.signup.model.SignUp.Announced;
import afterbell.enrollment.signup.model.SignUp.Drawn;
import afterbell.enrollment.signup.model.SignUp.Listed;
import afterbell.enrollment.signup.model.Terms.Capacity;
import afterbell.messaging.outbox.Outgoing;

/** Tells of sign-ups in the words of the contract: how many, never who. */
public final class SignUpFacts {
    private SignUpFacts() {}

    /** @return what follows from the step to that state; other terms are told as an announcement */
    public static List<Outgoing> of(Intake intake, SignUp before, SignUp next) {
        if (before.state() == next.state()) {
            return List.of(announced(intake, next));
        }
        var fact = switch (next) {
            case Announced _ -> announced(intake, next);
            case Listed it -> outgoing(intake, new ApplicantsListed(intake.schoolId(), intake.semesterId(),
                    slot(intake), it.list().entries().size(), it.list().hash()));
            case Drawn it -> outgoing(intake, new LotsDrawn(intake.schoolId(), intake.semesterId(), slot(intake),
                    it.seed().hex(), it.list().hash()));
        };
        return List.of(fact);
    }

    public static Outgoing announced(Intake intake, SignUp it) {
        var terms = it.terms();
        return outgoing(intake, new SignUpAnnounced(intake.schoolId(), intake.semesterId(), slot(intake),
                terms.opens(), terms.closes(), terms.late(),
                terms.groups().stream().mapToInt(Capacity::capacity).sum(), it.seedHash()));
    }

    private static Outgoing outgoing(Intake intake, Record fact) {
        return new Outgoing(intake.schoolId(), fact);
    }

    private static Slot slot(Intake intake) {
        return switch (intake.slot()) {
            case AFTERNOON -> Slot.AFTERNOON;
            case NOON -> Slot.NOON;
        };
    }
}
