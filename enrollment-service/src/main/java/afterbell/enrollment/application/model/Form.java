package afterbell.enrollment.application.model;

import org.jspecify.annotations.Nullable;

import afterbell.enrollment.place.model.Intake;

/**
 * What was applied for.
 *
 * @param attempt       1 for the pupil's first application for this intake, then 2, 3 …
 * @param noticeVersion version of the notice that was acknowledged (R3)
 * @param proxy         whether the school entered it for the guardian
 * @param late          whether it came after the sign-up's close
 * @param order         when it came: microseconds since 1970
 * @param turn          what the draw gave it, null while or where it was not drawn
 */
public record Form(String applicationId, String pupilId, Intake intake, int attempt, int noticeVersion, Wishes wishes,
        Claim claim, boolean proxy, boolean late, long order, @Nullable Turn turn) {
    private static final long BEHIND_ALL_PRIORITY_GROUPS = 1L << 62;

    /** Whether the child comes before the others when places are scarce (R7). */
    public boolean priority() {
        return turn == null ? claim.isConfirmed() : turn.priority();
    }

    /**
     * Who waits with a smaller rank comes first (R7): priority groups before all others; among equals as they were
     * drawn, and behind the drawn ones as they came. A position in the draw is smaller than any time of arrival.
     */
    public long rank() {
        long among = turn == null ? order : turn.position();
        return priority() ? among : among + BEHIND_ALL_PRIORITY_GROUPS;
    }

    Form withClaim(Claim decided) {
        return new Form(applicationId, pupilId, intake, attempt, noticeVersion, wishes, decided, proxy, late, order,
                turn);
    }

    Form withTurn(Turn drawn) {
        return new Form(applicationId, pupilId, intake, attempt, noticeVersion, wishes, claim, proxy, late, order,
                drawn);
    }

    Form withNotice(int acknowledged) {
        return new Form(applicationId, pupilId, intake, attempt, acknowledged, wishes, claim, proxy, late, order, turn);
    }

    Form missed() {
        return new Form(applicationId, pupilId, intake, attempt, noticeVersion, wishes, claim, proxy, true, order,
                turn);
    }

    Form changed(int notice, Wishes wished, Claim claimed) {
        return new Form(applicationId, pupilId, intake, attempt, notice, wished, claimed, proxy, late, order, turn);
    }
}
