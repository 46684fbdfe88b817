package afterbell.simulator.load;

import java.util.List;

/** A school that takes part, with the people who act for it. */
public record SchoolYard(String schoolId, String code, String name, String admin, String teacher, List<Group> groups) {

    /** @param rosterIds the school's own ids of the pupils */
    public record Group(String groupId, String label, List<String> rosterIds) {}
}
