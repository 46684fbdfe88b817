package afterbell.enrollment.insurance.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * By what a pupil's accidents are insured (R32).
 *
 * @param shared policies of a school that name the pupil; they cover the pupil at that school
 * @param own    policies of the family, at most {@value #MOST}; each one's number is sealed and not here
 */
public record PupilInsurance(String pupilId, Set<Shared> shared, List<Own> own) {
    public static final int MOST = 20;

    public PupilInsurance {
        shared = Set.copyOf(shared);
        own = List.copyOf(own);
    }

    public record Shared(String schoolId, String insuranceId) {}

    /** @param coverId made of insurer and policy number */
    public record Own(String coverId, String insurer, Validity validity) {}

    public static PupilInsurance none(String pupilId) {
        return new PupilInsurance(pupilId, Set.of(), List.of());
    }

    /** The oldest is forgotten when there would be too many. */
    public PupilInsurance with(Shared policy) {
        var all = new LinkedHashSet<>(shared);
        all.add(policy);
        return new PupilInsurance(pupilId, all, own);
    }

    /** The same policy again is replaced; the oldest is forgotten when there would be too many. */
    public PupilInsurance with(Own policy) {
        var all = new ArrayList<>(own);
        all.removeIf(known -> known.coverId().equals(policy.coverId()));
        all.add(policy);
        return new PupilInsurance(pupilId, shared, all.subList(Math.max(0, all.size() - MOST), all.size()));
    }

    /** @param school whose pupil it is about to be */
    public Cover cover(SchoolInsurances school, LocalDate from, LocalDate last) {
        var named = shared.stream()
                .filter(it -> it.schoolId().equals(school.schoolId()))
                .flatMap(it -> school.policy(it.insuranceId()).stream())
                .map(SchoolInsurances.Policy::validity);
        return Cover.of(Stream.concat(named, own.stream().map(Own::validity)).toList(), from, last);
    }
}
