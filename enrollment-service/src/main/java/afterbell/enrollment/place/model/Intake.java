package afterbell.enrollment.place.model;

/** What pupils apply for: a slot of a semester at a school. */
public record Intake(String schoolId, String semesterId, Slot slot) {
    public String key() {
        return schoolId + "/" + semesterId + "/" + slot;
    }
}
