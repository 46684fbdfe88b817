package afterbell.simulator.city;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * A small city, all of it invented: the same size, seed and number give the same city.
 *
 * @param number 1 for the first city on a platform, then 2, 3 …: another one has other schools and other people
 * @param days   the service days that are played, in order
 */
public record City(int number, Size size, List<School> schools, List<LocalDate> days) {
    /** The semester that every city plays. */
    public static final String SEMESTER = "2021-autumn";

    /**
     * What a person chooses.
     *
     * @param pupils in the whole city
     * @param days   service days from the semester's first
     */
    public record Size(int schools, int pupils, int days, long seed) {}

    /** For folders, ids and user names. */
    public String name() {
        return "c" + number;
    }

    public Stream<Pupil> pupils() {
        return schools.stream().flatMap(it -> it.pupils().stream());
    }

    /** A place on the way through the days, for example 0.5 for the middle; the same for every city of that length. */
    public int dayAt(double share) {
        return Math.min(days.size() - 1, (int) Math.floor(days.size() * share));
    }
}
