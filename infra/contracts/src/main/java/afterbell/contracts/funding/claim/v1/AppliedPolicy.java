package afterbell.contracts.funding.claim.v1;

import afterbell.contracts.Meaning;

/** The policy by which a claim was computed. */
public record AppliedPolicy(@Meaning("What counted as a pupil actually served (R16)") ServedRule servedRule,
        @Meaning("For DISTINCT_SERVED: served days from which a pupil counted (R16)") int minDays,
        @Meaning("Subsidy for a counted pupil and semester, in fen (R17)") long semesterRateFen) {}
