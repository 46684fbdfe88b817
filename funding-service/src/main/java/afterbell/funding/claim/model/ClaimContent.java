package afterbell.funding.claim.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import afterbell.funding.semester.model.ServedRule;

/**
 * What a claim asks for, and on what grounds.
 *
 * @param applied     the policy by which it was computed
 * @param pupils      the pupils whom the school served, by id
 * @param adjustments corrections of earlier semesters (R17)
 * @param disputes    pupils about whom the school disagrees, in the order raised
 */
public record ClaimContent(ClaimId id, Applied applied, List<Line> pupils, Counted counted,
        List<Adjustment> adjustments, List<Dispute> disputes) {
    public static final int MOST_PUPILS = 5_000;
    static final int MOST_DISPUTES = 200;

    public ClaimContent {
        pupils = List.copyOf(pupils);
        adjustments = List.copyOf(adjustments);
        disputes = List.copyOf(disputes);
    }

    /**
     * The policy that was applied.
     *
     * @param version     of the semester whose policy it is
     * @param minDays     for {@link ServedRule#DISTINCT_SERVED}
     * @param rateFen     for a counted pupil
     * @param serviceDays of the semester
     */
    public record Applied(int version, ServedRule rule, int minDays, long rateFen, int serviceDays) {}

    /**
     * What the claim says of a pupil.
     *
     * @param counted       whether the policy counts the pupil for this school
     * @param paidElsewhere whether the city pays for this pupil to another school
     */
    public record Line(String pupilId, int days, LocalDate firstDay, boolean counted, boolean paidElsewhere) {}

    /**
     * A correction of an earlier semester whose claim was approved before it.
     *
     * @param amountFen what the school got too little, below zero what it got too much, in fen
     */
    public record Adjustment(String semesterId, long amountFen) {}

    /** Who decided, and when. */
    public record Decision(String by, Instant at) {}

    /**
     * The school disagrees about a pupil.
     *
     * @param answered whether the claim was computed again since
     */
    public record Dispute(String pupilId, String reason, Decision raised, boolean answered) {
        Dispute answer() {
            return answered ? this : new Dispute(pupilId, reason, raised, true);
        }
    }

    /** @return what is claimed: never below zero (R17) */
    public long amountFen() {
        return Math.max(0, balanceFen());
    }

    /** @return what the school still owes from earlier semesters: zero or below, taken into the next claim */
    public long carriedFen() {
        return Math.min(0, balanceFen());
    }

    private long balanceFen() {
        return adjustments.stream().mapToLong(Adjustment::amountFen).reduce(counted.amountFen(), Math::addExact);
    }

    /** @return whether both ask for the same on the same grounds, whatever is disputed */
    boolean asksTheSame(ClaimContent other) {
        return equals(other.disputing(disputes));
    }

    ClaimContent disputing(List<Dispute> now) {
        return new ClaimContent(id, applied, pupils, counted, adjustments, now);
    }

    ClaimContent disputing(Dispute raised) {
        return disputing(Stream.concat(disputes.stream().filter(it -> !isOpenAbout(it, raised.pupilId())),
                Stream.of(raised)).toList());
    }

    boolean isDisputed(String pupilId, String reason) {
        return disputes.stream().anyMatch(it -> isOpenAbout(it, pupilId) && it.reason().equals(reason));
    }

    private static boolean isOpenAbout(Dispute dispute, String pupilId) {
        return !dispute.answered() && dispute.pupilId().equals(pupilId);
    }
}
