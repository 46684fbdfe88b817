package afterbell.simulator.city;

import java.util.List;

/**
 * A school of the city, with everybody who belongs to it on the first day.
 *
 * @param number   1, 2, 3 … within the city
 * @param code     the ten digits of the school code
 * @param way      how it hands in its roster
 * @param admin    user name of its office
 * @param guard    user name of its gate guard
 * @param workers  by {@link Worker.Part}; two regular ones for each group, in the order of the groups
 */
public record School(int number, String id, String code, String name, RosterWay way, String admin, String guard,
        List<Group> groups, List<Pupil> pupils, List<Worker> workers) {

    /** How a roster is handed in. */
    public enum RosterWay {
        ONE_ROSTER,
        SPREADSHEET,
        API
    }

    /**
     * A group of the after-school service.
     *
     * @param teacher user name of the teacher who calls its roll
     */
    public record Group(String id, String label, int capacity, String teacher) {}

    /** User name of the second person of the office, who approves what the first hands in. */
    public String deputy() {
        return admin + "-deputy";
    }

    /** The workers with that part in the story. */
    public List<Worker> workers(Worker.Part part) {
        return workers.stream().filter(it -> it.part() == part).toList();
    }

    public int capacity() {
        return groups.stream().mapToInt(Group::capacity).sum();
    }
}
