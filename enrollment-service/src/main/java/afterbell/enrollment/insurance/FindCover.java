package afterbell.enrollment.insurance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.springframework.stereotype.Service;

import afterbell.enrollment.insurance.model.Cover;
import afterbell.enrollment.insurance.model.Cover.Standing;
import afterbell.enrollment.insurance.model.PupilInsurance;
import afterbell.enrollment.insurance.model.SchoolInsurances;
import afterbell.enrollment.insurance.store.Insurances;
import afterbell.enrollment.insurance.store.PupilInsurances;
import afterbell.enrollment.pickup.GuardianScope;
import afterbell.enrollment.roster.FindPupils;
import afterbell.enrollment.roster.store.NamedPupil;
import afterbell.enrollment.roster.store.Pupils;
import afterbell.enrollment.school.FindSchools;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** Finds who is insured, and who is not or not for long (R32). */
@Service
public class FindCover {
    /** Pupils that one page looks at: with few gaps a page is short, and the next one goes on behind it. */
    private static final int MOST_LOOKED_AT = 1_000;
    private static final int AT_ONCE = 100;

    private final FindSchools findSchools;
    private final FindPupils findPupils;
    private final Pupils pupils;
    private final GuardianScope guardianScope;
    private final Insurances insurances;
    private final PupilInsurances pupilInsurances;
    private final AuditLog audit;

    FindCover(FindSchools findSchools, FindPupils findPupils, Pupils pupils, GuardianScope guardianScope,
            Insurances insurances, PupilInsurances pupilInsurances, AuditLog audit) {
        this.findSchools = findSchools;
        this.findPupils = findPupils;
        this.pupils = pupils;
        this.guardianScope = guardianScope;
        this.insurances = insurances;
        this.pupilInsurances = pupilInsurances;
        this.audit = audit;
    }

    /** A pupil whose cover is missing or ends soon. */
    public record Gap(NamedPupil pupil, Cover cover) {}

    /**
     * What insures a pupil.
     *
     * @param school  the policies of the pupil's school, which may name the pupil
     * @param numbers of the own policies, by cover
     */
    public record Insured(PupilInsurance insurance, SchoolInsurances school, Map<String, String> numbers) {
        @Override
        public String toString() {
            return "Insured";
        }
    }

    public Cover of(String schoolId, String pupilId, LocalDate from, LocalDate last) {
        return Objects.requireNonNull(of(schoolId, List.of(pupilId), from, last).get(pupilId));
    }

    /** @return the accident cover of each of these pupils at that school, by pupil */
    public Map<String, Cover> of(String schoolId, Collection<String> pupilIds, LocalDate from, LocalDate last) {
        var school = insurances.load(schoolId).state();
        var covers = new LinkedHashMap<String, Cover>();
        pupilInsurances.load(pupilIds).forEach((id, it) -> covers.put(id, it.state().cover(school, from, last)));
        return covers;
    }

    /** What the school itself answers for. */
    public Cover liability(String schoolId, LocalDate from, LocalDate last) {
        return insurances.load(schoolId).state().liability(from, last);
    }

    /** @throws afterbell.web.problem.ProblemException if the school is not known or not the caller's */
    public Versioned<SchoolInsurances> ofSchool(String schoolId, Caller caller) {
        var school = findSchools.one(schoolId);
        SchoolScope.require(caller, school.id(), Role.SCHOOL_ADMIN, Role.TEACHER, Role.EDUCATION_BUREAU);
        return insurances.load(school.id());
    }

    /** @throws afterbell.web.problem.ProblemException if the caller is neither a guardian nor the pupil's school */
    public Insured ofPupil(String pupilId, Caller caller) {
        var pupil = findPupils.one(pupilId).state();
        guardianScope.voiceFor(caller, pupil);
        String schoolId = pupil.current().map(it -> it.schoolId()).orElse("");
        audit.read(caller, "pupil.insurance", new Subject("pupil", pupilId, schoolId.isEmpty() ? null : schoolId));
        var insurance = Objects.requireNonNull(pupilInsurances.load(List.of(pupilId)).get(pupilId)).state();
        var school = schoolId.isEmpty() ? SchoolInsurances.none("") : insurances.load(schoolId).state();
        return new Insured(insurance, school, pupilInsurances.numbersOf(pupilId));
    }

    /**
     * @param on   day on which cover is needed
     * @param last day through which it must last
     * @return pupils of the roll without such cover, by id; a page may be short and yet have a next one
     */
    public Page<Gap> gaps(String schoolId, LocalDate on, LocalDate last, Cursor cursor, PageLimit limit,
            Caller caller) {
        var school = findSchools.one(schoolId);
        SchoolScope.require(caller, school.id(), Role.SCHOOL_ADMIN);
        audit.read(caller, "pupil.names", new Subject("school", school.id(), school.id()));
        var gaps = new ArrayList<Gap>();
        String after = cursor.isStart() ? "" : cursor.part(0);
        for (int looked = 0; looked < MOST_LOOKED_AT; looked += AT_ONCE) {
            var roll = pupils.ofSchool(school.id(), after, AT_ONCE);
            var covers = of(school.id(), roll.stream().map(it -> it.pupil().pupilId()).toList(), on, last);
            for (var pupil : roll) {
                after = pupil.pupil().pupilId();
                var cover = covers.getOrDefault(after, Cover.NONE);
                if (cover.standing() != Standing.COVERED) {
                    gaps.add(new Gap(pupil, cover));
                }
                if (gaps.size() == limit.value()) {
                    return new Page<>(gaps, Cursor.after(after).encoded());
                }
            }
            if (roll.size() < AT_ONCE) {
                return new Page<>(gaps, null);
            }
        }
        return new Page<>(gaps, Cursor.after(after).encoded());
    }
}
