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
import afterbell.enrollment.pickup.model.PickupAuthority.Forgetting;
import afterbell.enrollment.pickup.model.PickupAuthority.Saying;
import afterbell.enrollment.pickup.model.Validity;
import afterbell.enrollment.pickup.store.PickupAuthorities;
import afterbell.enrollment.pickup.store.PickupAuthorities.Named;
import afterbell.enrollment.roster.FindPupils;
import afterbell.enrollment.roster.RosterProblem;
import afterbell.enrollment.roster.model.Pupil;
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
        var adult = new Adult(idOf("adult-account", it.account()), it.account(), it.relation(), true, Validity.ALWAYS,
                Voice.SCHOOL);
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
     * @param validity on which days it holds
     * @return the adult's id
     * @throws ProblemException if the caller may not speak for the pupil, the school has forbidden the adult, or there
     *                          are too many
     */
    public String say(String pupilId, Named who, String relation, boolean mayCollect, Validity validity,
            Caller caller) {
        if (!validity.isPossible()) {
            throw new ProblemException(PickupProblem.VALIDITY_BACKWARDS);
        }
        var pupil = findPupils.one(pupilId).state();
        var voice = guardianScope.voiceFor(caller, pupil);
        var adult = new Adult(idOf("adult", who.name() + '\n' + who.phone()), null, relation, mayCollect, validity,
                voice);
        say(pupilId, adult, who, pupil.current().map(Standing::schoolId).orElse(null), caller);
        return adult.adultId();
    }

    /**
     * Says nothing of an adult any more.
     *
     * @throws ProblemException if the caller may not speak for the pupil, or it is up to the school
     */
    public void forget(String pupilId, String adultId, Caller caller) {
        var pupil = findPupils.one(pupilId).state();
        var voice = guardianScope.voiceFor(caller, pupil);
        var known = authorities.load(pupilId);
        switch (known.state().forget(adultId, voice)) {
            case Forgetting.Forgotten(PickupAuthority next) -> writeDown(authorities.save(known, next, null, null),
                    pupil.current().map(Standing::schoolId).orElse(null), caller);
            case Forgetting.UpToSchool() -> throw new ProblemException(PickupProblem.FORBIDDEN_BY_SCHOOL);
        }
    }

    /**
     * A guardian says whether the own child may leave alone, or the office whether a pupil on its roll may: it takes
     * both.
     *
     * @throws ProblemException if the caller may not speak for the pupil
     */
    public PickupAuthority allowLeavingAlone(String pupilId, boolean allowed, Caller caller) {
        var pupil = findPupils.one(pupilId).state();
        return allowLeavingAlone(pupil, guardianScope.voiceFor(caller, pupil), allowed, caller);
    }

    /**
     * The office says for many of its pupils whether they may leave alone.
     *
     * @return what became of each, in order
     */
    public List<Answer> allowLeavingAlone(String schoolId, List<String> pupilIds, boolean allowed, Caller caller) {
        var school = findSchools.one(schoolId);
        SchoolScope.require(caller, school.id(), Role.SCHOOL_ADMIN);
        var known = pupils.load(pupilIds.stream().distinct().toList());
        return SideBySide.map(pupilIds, id -> {
            var pupil = known.get(id);
            if (pupil == null || !pupil.state().isOnRollOf(school.id())) {
                return new Answer(null, RosterProblem.NOT_ON_ROLL);
            }
            allowLeavingAlone(pupil.state(), Voice.SCHOOL, allowed, caller);
            return new Answer(null, null);
        });
    }

    private PickupAuthority allowLeavingAlone(Pupil pupil, Voice voice, boolean allowed, Caller caller) {
        var known = authorities.load(pupil.pupilId());
        var saved = authorities.save(known, known.state().leavingAlone(voice, allowed), null, null);
        writeDown(saved, pupil.current().map(Standing::schoolId).orElse(null), caller);
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
