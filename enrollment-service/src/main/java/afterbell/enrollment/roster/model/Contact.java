package afterbell.enrollment.roster.model;

import org.jspecify.annotations.Nullable;

/**
 * A guardian as the roster names one. Personal data: toString shows nothing.
 *
 * @param agentId the school's own id of the guardian, opaque; absent where the roster has none
 */
public record Contact(String name, String phone, String relation, @Nullable String agentId) {
    public Contact(String name, String phone, String relation) {
        this(name, phone, relation, null);
    }

    @Override
    public String toString() {
        return "Contact";
    }
}
