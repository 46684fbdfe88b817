package afterbell.enrollment.pickup;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

import afterbell.confidential.KeyedHash;
import afterbell.enrollment.SideBySide;
import afterbell.enrollment.pickup.model.Adult;
import afterbell.enrollment.pickup.model.Adult.Voice;
import afterbell.enrollment.pickup.model.PickupAuthority;
import afterbell.enrollment.pickup.model.PickupAuthority.Saying;
import afterbell.enrollment.pickup.store.PickupAuthorities;
import afterbell.enrollment.pickup.store.PickupAuthorities.Named;
import afterbell.enrollment.roster.FindPupils;
import afterbell.enrollment.roster.RosterProblem;
import afterbell.enrollment.roster.model.Standing;
import afterbell.enrollment.roster.store.Pupils;
import afterbell.enrollment.school.FindSchools;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.problem.ProblemCode;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/**
 * Schools and guardians say who may and who must not collect a pupil (R31). The same person has the same id however
 * often and for however many children they are named.
 */
@Service
public class AuthorisingAdults {
    private final FindSchools findSchools;
    private final FindPupils findPupils;
    private final Pupils pupils;
    private final PickupAuthorities authorities;
    private final GuardianScope guardianScope;
    private final KeyedHash hash;
    private final AuditLog audit;

    AuthorisingAdults(FindSchools findSchools, FindPupils findPupils, Pupils pupils, PickupAuthorities authorities,
            GuardianScope guardianScope, KeyedHash hash, AuditLog audit) {
        this.findSchools = findSchools;
        this.findPupils = findPupils;
        this.pupils = pupils;
        this.authorities = authorities;
        this.guardianScope = guardianScope;
        this.hash = hash;
        this.audit = audit;
    }

    /** @param account subject of the guardian's tokens */
    public record Guardianship(String pupilId, String account, String relation) {}

    /** What became of a guardianship: the adult's id, or why not. */
    public record Answer(@Nullable String adultId, @Nullable ProblemCode problem) {}

    /**
     * Binds guardians' accounts to pupils on the school's roll; from then on they may collect.
     *
     * @return what became of each, in order
     */
    public List<Answer> bind(String schoolId, List<Guardianship> guardianships, Caller caller) {
        var school = findSchools.one(schoolId);
        SchoolScope.require(caller, school.id(), Role.SCHOOL_ADMIN);
        var known = pupils.load(guardianships.stream().map(Guardianship::pupilId).distinct().toList());
        return SideBySide.map(guardianships, it -> {
            var pupil = known.get(it.pupilId());
            return pupil != null && pupil.state().isOnRollOf(school.id())
                    ? bind(it, school.id(), caller)
                    : new Answer(null, RosterProblem.NOT_ON_ROLL);
        });
    }

    private Answer bind(Guardianship it, String schoolId, Caller caller) {
        var adult = new Adult(idOf("adult-account", it.account()), it.account(), it.relation(), true, Voice.SCHOOL);
        try {
            say(it.pupilId(), adult, null, schoolId, caller);
            return new Answer(adult.adultId(), null);
        } catch (ProblemException e) {
            return new Answer(null, e.problem().code());
        }
    }

    /**
     * Says whether an adult may collect the pupil.
     *
     * @return the adult's id
     * @throws ProblemException if the caller may not speak for the pupil, the school has forbidden the adult, or there
     *                          are too many
     */
    public String say(String pupilId, Named who, String relation, boolean mayCollect, Caller caller) {
        var pupil = findPupils.one(pupilId).state();
        var voice = guardianScope.voiceFor(caller, pupil);
        var adult = new Adult(idOf("adult", who.name() + '\n' + who.phone()), null, relation, mayCollect, voice);
        say(pupilId, adult, who, pupil.current().map(Standing::schoolId).orElse(null), caller);
        return adult.adultId();
    }

    /** @throws ProblemException if the caller is no guardian of the pupil */
    public PickupAuthority allowLeavingAlone(String pupilId, boolean allowed, Caller caller) {
        guardianScope.requireGuardian(caller, pupilId);
        var known = authorities.load(pupilId);
        var saved = authorities.save(known, known.state().leavingAlone(allowed), null, null);
        writeDown(saved, null, caller);
        return saved.state();
    }

    private void say(String pupilId, Adult adult, @Nullable Named who, @Nullable String schoolId, Caller caller) {
        Versioned<PickupAuthority> saved;
        try {
            saved = save(authorities.load(pupilId), adult, who);
        } catch (OptimisticLockingFailureException e) {
            saved = save(authorities.load(pupilId), adult, who);
        }
        writeDown(saved, schoolId, caller);
    }

    private void writeDown(Versioned<PickupAuthority> saved, @Nullable String schoolId, Caller caller) {
        audit.decided(caller, "pickup.set", new Subject("pupil", saved.id(), schoolId), saved.version(), "R31", null);
    }

    private Versioned<PickupAuthority> save(Versioned<PickupAuthority> known, Adult adult, @Nullable Named who) {
        return switch (known.state().say(adult)) {
            case Saying.Said(PickupAuthority said) -> authorities.save(known, said, adult.adultId(), who);
            case Saying.ForbiddenBySchool() -> throw new ProblemException(PickupProblem.FORBIDDEN_BY_SCHOOL);
            case Saying.TooManyAdults() -> throw new ProblemException(PickupProblem.TOO_MANY_ADULTS);
        };
    }

    private String idOf(String purpose, String value) {
        return UUID.nameUUIDFromBytes(hash.of(purpose, value).getBytes(StandardCharsets.UTF_8)).toString();
    }
}
