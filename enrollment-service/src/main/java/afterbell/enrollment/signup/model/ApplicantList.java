package afterbell.enrollment.signup.model;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Who takes part in a draw, without personal data.
 *
 * @param entries by application id
 */
public record ApplicantList(List<Entry> entries) {
    public ApplicantList {
        entries = entries.stream().sorted(Comparator.comparing(Entry::applicationId)).toList();
    }

    /**
     * @param applicationId opaque
     * @param priority      whether the child belongs to a priority group and the school has confirmed it (R7)
     */
    public record Entry(String applicationId, boolean priority) {}

    boolean has(String applicationId) {
        return entries.stream().anyMatch(it -> it.applicationId().equals(applicationId));
    }

    /** One line for each: the id, a space, 1 for a priority group or 0, a line feed. */
    public String text() {
        return entries.stream()
                .map(it -> it.applicationId() + ' ' + (it.priority() ? '1' : '0') + '\n')
                .collect(Collectors.joining());
    }

    public String hash() {
        return Sha256.of(text());
    }
}
