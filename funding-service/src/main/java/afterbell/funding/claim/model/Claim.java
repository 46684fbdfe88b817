package afterbell.funding.claim.model;

import afterbell.funding.claim.model.ClaimContent.Decision;

/** A school's claim for the subsidy of a semester (R16, R17). */
public sealed interface Claim {
    ClaimContent content();

    /** Computed from served days; may be computed again. */
    record Computed(ClaimContent content) implements Claim {}

    /** The school agrees. What attendance corrects later is an adjustment in the next semester's claim. */
    record Confirmed(ClaimContent content, Decision confirmed) implements Claim {}

    /** The education bureau agrees: final. */
    record Approved(ClaimContent content, Decision confirmed, Decision approved) implements Claim {}

    /** The education bureau does not agree: waits to be computed again. */
    record Returned(ClaimContent content, Decision confirmed, Decision returned, String reason) implements Claim {}
}
