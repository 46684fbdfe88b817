package afterbell.enrollment.rosterfile.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a school's own system calls the school and its classes.
 *
 * @param orgId   the system's id of the school
 * @param classes titles by the system's class ids
 */
public record SchoolSource(String orgId, Map<String, String> classes) {
    public SchoolSource {
        classes = Collections.unmodifiableMap(new LinkedHashMap<>(classes));
    }
}
