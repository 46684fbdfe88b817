package afterbell.enrollment.roster.model;

/** A guardian as the roster names one. Personal data: toString shows nothing. */
public record Contact(String name, String phone, String relation) {
    @Override
    public String toString() {
        return "Contact";
    }
}
