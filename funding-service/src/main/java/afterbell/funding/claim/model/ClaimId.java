package afterbell.funding.claim.model;

/** A school's claim of a semester: there is one (R17). */
public record ClaimId(String schoolId, String semesterId) {
    public String value() {
        return schoolId + ":" + semesterId;
    }
}
