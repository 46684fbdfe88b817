package afterbell.funding.claim.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import afterbell.funding.semester.model.ServedRule;

/**
 * What a claim asks for, and on what grounds.
 *
 * @param applied     the policy by which it was computed
 * @param pupils      the pupils whom the school served, by id
 * @param adjustments corrections of earlier semesters (R17)
 * @param disputes    pupils about whom the school disagrees, in the order raised
 * @param grounds     the facts on which it was computed
 * @param review      what was found when the school confirmed it
 */
public record ClaimContent(ClaimId id, Applied applied, List<Line> pupils, Counted counted,
        List<Adjustment> adjustments, List<Dispute> disputes, Grounds grounds, Review review) {
    public static final int MOST_PUPILS = 5_000;
    static final int MOST_DISPUTES = 200;

    public ClaimContent {
        pupils = List.copyOf(pupils);
        adjustments = List.copyOf(adjustments);
        disputes = List.copyOf(disputes);
    }

    /** A claim of which nothing more is known. */
    public ClaimContent(ClaimId id, Applied applied, List<Line> pupils, Counted counted,
            List<Adjustment> adjustments, List<Dispute> disputes) {
        this(id, applied, pupils, counted, adjustments, disputes, Grounds.NONE, Review.NONE);
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
     * @param answered whether the claim was computed again since, or the bureau has answered
     * @param answer   the bureau's, null where it has not said anything
     */
    public record Dispute(String pupilId, String reason, Decision raised, boolean answered, @Nullable Answer answer) {
        public Dispute(String pupilId, String reason, Decision raised, boolean answered) {
            this(pupilId, reason, raised, answered, null);
        }

        Dispute settled() {
            return answered ? this : new Dispute(pupilId, reason, raised, true, answer);
        }

        boolean isAnsweredBy(Answer given) {
            return answer != null && answer.text().equals(given.text());
        }

        Dispute answered(Answer given) {
            return new Dispute(pupilId, reason, raised, true, given);
        }
    }

    /** What the bureau says to a dispute, without names. */
    public record Answer(String text, Decision decision) {}

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

    /** @return whether both ask for the same on the same grounds, whatever is disputed and when it was computed */
    boolean asksTheSame(ClaimContent other) {
        return bare().equals(other.bare());
    }

    private ClaimContent bare() {
        return new ClaimContent(id, applied, pupils, counted, adjustments, List.of(), grounds.reading(List.of()),
                Review.NONE);
    }

    /** @return this claim, as it was computed before when nothing else is asked for */
    ClaimContent orAsBefore(ClaimContent before) {
        return asksTheSame(before) ? on(before.grounds) : this;
    }

    ClaimContent disputing(List<Dispute> now) {
        return new ClaimContent(id, applied, pupils, counted, adjustments, now, grounds, review);
    }

    public ClaimContent on(Grounds facts) {
        return new ClaimContent(id, applied, pupils, counted, adjustments, disputes, facts, review);
    }

    ClaimContent reviewed(Review now) {
        return new ClaimContent(id, applied, pupils, counted, adjustments, disputes, grounds, now);
    }

    /**
     * One figure over all that the claim says of pupils: SHA-256 over a line for each, in the order of their ids, ended
     * by a line feed: {@code pupil|days|first day|} and {@code COUNTED}, {@code ELSEWHERE} or {@code NOT_COUNTED}.
     *
     * @return 64 hexadecimal digits
     */
    public String digest() {
        var text = new StringBuilder();
        pupils.forEach(line -> text.append(line.pupilId())
                .append('|')
                .append(line.days())
                .append('|')
                .append(line.firstDay())
                .append('|')
                .append(line.counted() ? "COUNTED" : line.paidElsewhere() ? "ELSEWHERE" : "NOT_COUNTED")
                .append('\n'));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256", missing);
        }
    }

    ClaimContent disputing(Dispute raised) {
        return disputing(Stream.concat(disputes.stream().filter(it -> !isOpenAbout(it, raised.pupilId())),
                Stream.of(raised)).toList());
    }

    boolean isDisputed(String pupilId, String reason) {
        return disputes.stream().anyMatch(it -> isOpenAbout(it, pupilId) && it.reason().equals(reason));
    }

    Optional<Dispute> disputeAbout(String pupilId) {
        return disputes.stream().filter(it -> it.pupilId().equals(pupilId)).reduce((_, last) -> last);
    }

    private static boolean isOpenAbout(Dispute dispute, String pupilId) {
        return !dispute.answered() && dispute.pupilId().equals(pupilId);
    }
}
