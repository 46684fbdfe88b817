package afterbell.funding.claim.model;

import java.util.List;
import java.util.Optional;

import afterbell.funding.claim.model.ClaimContent.Adjustment;
import afterbell.funding.claim.model.ClaimContent.Applied;
import afterbell.funding.claim.model.ClaimContent.Line;
import afterbell.funding.semester.model.PublishedSemester;

/** Computes what schools may claim for a semester by its policy (R16, R17). */
public final class Computation {
    private final PublishedSemester semester;
    private final ServiceDays serviceDays;

    public Computation(PublishedSemester semester) {
        this.semester = semester;
        this.serviceDays = new ServiceDays(semester.serviceDays());
    }

    public String semesterId() {
        return semester.semesterId();
    }

    public ServiceDays serviceDays() {
        return serviceDays;
    }

    /** @param pupils whom the school served, by id */
    public ClaimContent contentOf(String schoolId, List<ServedPupil> pupils, List<Adjustment> adjustments) {
        var policy = semester.policy();
        var applied = new Applied(semester.version(), policy.servedRule(), policy.minDays(), policy.semesterRateFen(),
                serviceDays.count());
        return new ClaimContent(new ClaimId(schoolId, semesterId()), applied,
                pupils.stream().map(pupil -> line(pupil, applied)).toList(), count(applied, pupils), adjustments,
                List.of());
    }

    /** @return what that policy makes of the pupils on this semester's service days */
    public Counted count(Applied applied, List<ServedPupil> pupils) {
        return ServedPolicies.count(applied.rule(), pupils, serviceDays, applied.minDays(), applied.rateFen());
    }

    /**
     * @param approved  claim of this semester
     * @param pupilsNow whom the school served as attendance tells it now
     * @return what the school got too little or too much by what was corrected since, and what it still owed; empty when
     *         nothing is to be settled
     */
    public Optional<Adjustment> adjustment(ClaimContent approved, List<ServedPupil> pupilsNow) {
        long nowFen = count(approved.applied(), pupilsNow).amountFen();
        long amountFen = nowFen - approved.counted().amountFen() + approved.carriedFen();
        return amountFen == 0 ? Optional.empty() : Optional.of(new Adjustment(semesterId(), amountFen));
    }

    private static Line line(ServedPupil pupil, Applied applied) {
        return new Line(pupil.pupilId(), pupil.days(), pupil.firstDay(),
                ServedPolicies.counts(applied.rule(), pupil, applied.minDays()), pupil.paidElsewhere());
    }
}
