package afterbell.funding.claim.model;

import java.time.LocalDate;
import java.util.List;

import afterbell.funding.seal.model.SchoolSeals.DaySeal;

/**
 * On what facts a claim was computed: whoever reads these from Kafka can compute it again without this service.
 *
 * @param serviceDays the semester's days that counted
 * @param seals       the seals that held over the school's afternoons, by day
 * @param read        how far attendance's registers had been read
 * @param elsewhere   pupils whom another school served as well
 */
public record Grounds(List<LocalDate> serviceDays, List<DaySeal> seals, List<Position> read,
        List<Elsewhere> elsewhere) {
    public static final Grounds NONE = new Grounds(List.of(), List.of(), List.of(), List.of());

    public Grounds {
        serviceDays = List.copyOf(serviceDays);
        seals = List.copyOf(seals);
        read = List.copyOf(read);
        elsewhere = List.copyOf(elsewhere);
    }

    /**
     * How far a partition of the registers' topic had been read. What lies between the two may have been counted or not:
     * it arrived while the claims were computed.
     *
     * @param certainly offset before which everything was counted
     * @param atMost    offset from which on nothing was counted
     */
    public record Position(int partition, long certainly, long atMost) {}

    /**
     * A pupil of the claim whom another school served too.
     *
     * @param schoolId the other school
     * @param days     on which it served the pupil
     * @param sameDays on which both did
     */
    public record Elsewhere(String pupilId, String schoolId, int days, int sameDays) {}

    Grounds reading(List<Position> positions) {
        return new Grounds(serviceDays, seals, positions, elsewhere);
    }
}
