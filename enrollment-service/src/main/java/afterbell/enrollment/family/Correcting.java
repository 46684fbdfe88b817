package afterbell.enrollment.family;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

import afterbell.confidential.KeyedHash;
import afterbell.enrollment.family.model.Correction;
import afterbell.enrollment.family.model.Correction.Accepted;
import afterbell.enrollment.family.model.Correction.Deciding;
import afterbell.enrollment.family.model.Correction.Decision;
import afterbell.enrollment.family.model.Correction.Field;
import afterbell.enrollment.family.model.Correction.Request;
import afterbell.enrollment.family.model.Correction.Requested;
import afterbell.enrollment.family.model.Correction.State;
import afterbell.enrollment.family.store.Corrections;
import afterbell.enrollment.family.store.Corrections.Opened;
import afterbell.enrollment.family.store.GuardianContacts;
import afterbell.enrollment.family.store.GuardianContacts.Contact;
import afterbell.enrollment.roster.KeepingRoll;
import afterbell.enrollment.roster.RosterProblem;
import afterbell.enrollment.roster.RosterRow;
import afterbell.enrollment.roster.RosteringPupils.Rostered.Refused;
import afterbell.enrollment.roster.model.Pupil.OnRoll;
import afterbell.enrollment.roster.model.Standing;
import afterbell.enrollment.roster.store.OpenedPupil;
import afterbell.enrollment.roster.store.Pupils;
import afterbell.enrollment.school.FindSchools;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/**
 * A guardian corrects the own contact, and asks the school to correct the child's data on the roll. When the school
 * accepts, the roll is changed first, then the correction says so: accepting again completes what a crash left.
 */
@Service
public class Correcting {
    private final Family family;
    private final FindSchools findSchools;
    private final Pupils pupils;
    private final KeepingRoll keepingRoll;
    private final Corrections corrections;
    private final GuardianContacts contacts;
    private final KeyedHash hash;
    private final AuditLog audit;
    private final Clock clock;

    Correcting(Family family, FindSchools findSchools, Pupils pupils, KeepingRoll keepingRoll, Corrections corrections,
            GuardianContacts contacts, KeyedHash hash, AuditLog audit, Clock clock) {
        this.family = family;
        this.findSchools = findSchools;
        this.pupils = pupils;
        this.keepingRoll = keepingRoll;
        this.corrections = corrections;
        this.contacts = contacts;
        this.hash = hash;
        this.audit = audit;
        this.clock = clock;
    }

    public void saveContact(Contact contact, Caller guardian) {
        contacts.save(guardian.subject(), contact);
    }

    /**
     * @return the correction; asking for the same again answers the same
     * @throws ProblemException if the caller is no guardian of the child, the child is on no roll, the value cannot be
     *                          one, or too many were asked for
     */
    public Correction ask(String pupilId, Field field, String value, Caller guardian) {
        family.requireChild(guardian, pupilId);
        var standing = pupils.load(pupilId)
                .state()
                .current()
                .orElseThrow(() -> new ProblemException(RosterProblem.NOT_ON_ROLL));
        requireValue(field, value);
        String name = String.join("/", pupilId, guardian.subject(), field.name(), hash.of("correction", value));
        String id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
        var known = corrections.find(id);
        if (known.isPresent()) {
            return known.get().state();
        }
        if (corrections.ofAccount(guardian.subject(), FindFamilyData.MOST_CORRECTIONS)
                .size() >= FindFamilyData.MOST_CORRECTIONS) {
            throw new ProblemException(FamilyProblem.TOO_MANY_CORRECTIONS,
                    Map.of("max", FindFamilyData.MOST_CORRECTIONS));
        }
        var asked = new Requested(new Request(id, pupilId, standing.schoolId(), field, guardian.subject(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        audit.read(guardian, "correction.asked", new Subject("correction", id, standing.schoolId()), List.of(pupilId));
        try {
            return corrections.add(asked, value).state();
        } catch (OptimisticLockingFailureException e) {
            return corrections.find(id).orElseThrow(() -> e).state();
        }
    }

    private static void requireValue(Field field, String value) {
        boolean good = switch (field) {
            case NAME -> value.length() <= 40;
            case GRADE -> value.matches("[1-6]");
            case CLASS_NAME -> value.length() <= 20;
            case PUPIL_NUMBER, CITIZEN_ID -> value.length() <= 24;
            case CONTACTS -> value.length() <= 200;
        };
        if (!good) {
            throw new ProblemException(FamilyProblem.CORRECTION_VALUE);
        }
    }

    /** @return the school's corrections in that state, with the values that were asked for */
    public Page<Opened> ofSchool(String schoolId, State state, Cursor cursor, PageLimit limit, Caller caller) {
        var school = findSchools.one(schoolId);
        SchoolScope.require(caller, school.id(), Role.SCHOOL_ADMIN);
        var found = corrections.ofSchool(school.id(), state, cursor.isStart() ? "" : cursor.part(0), limit.plusOne());
        audit.read(caller, "corrections", new Subject("school", school.id(), school.id()),
                found.stream().map(it -> it.correction().request().pupilId()).toList());
        return Page.of(found, limit, last -> Cursor.after(last.correction().request().correctionId()));
    }

    /** @throws ProblemException if it is not known, not of the caller's school, or was refused */
    public Correction accept(String correctionId, @Nullable String reason, Caller caller) {
        var known = one(correctionId, caller);
        var deciding = known.state().accept(decision(reason, caller));
        if (deciding instanceof Deciding.Decided(Accepted accepted) && accepted.applied()) {
            apply(accepted.request(), caller);
        }
        return decided(known, deciding, "correction.accepted", caller);
    }

    /** @throws ProblemException if it is not known, not of the caller's school, or was accepted */
    public Correction refuse(String correctionId, String reason, Caller caller) {
        var known = one(correctionId, caller);
        return decided(known, known.state().refuse(decision(reason, caller)), "correction.refused", caller);
    }

    private Versioned<Correction> one(String correctionId, Caller caller) {
        var known = corrections.find(correctionId)
                .orElseThrow(() -> new ProblemException(FamilyProblem.CORRECTION_UNKNOWN));
        SchoolScope.require(caller, known.state().request().schoolId(), Role.SCHOOL_ADMIN);
        return known;
    }

    private Decision decision(@Nullable String reason, Caller caller) {
        return new Decision(caller.subject(), clock.instant().truncatedTo(ChronoUnit.MILLIS), reason);
    }

    private Correction decided(Versioned<Correction> known, Deciding deciding, String action, Caller caller) {
        var saved = switch (deciding) {
            case Deciding.Decided(Correction next) -> corrections.save(known, next);
            case Deciding.DecidedBefore _ -> known;
            case Deciding.DecidedOtherwise() -> throw new ProblemException(FamilyProblem.CORRECTION_DECIDED);
        };
        var request = saved.state().request();
        audit.decided(caller, action, new Subject("pupil", request.pupilId(), request.schoolId()), saved.version(),
                null,
                request.field().name());
        return saved.state();
    }

    private void apply(Request request, Caller caller) {
        audit.read(caller, "pupil.roster", new Subject("school", request.schoolId(), request.schoolId()),
                List.of(request.pupilId()));
        var opened = pupils.opened(List.of(request.pupilId()))
                .stream()
                .filter(it -> it.pupil().isOnRollOf(request.schoolId()))
                .findFirst()
                .orElseThrow(() -> new ProblemException(RosterProblem.NOT_ON_ROLL));
        var value = corrections.valueOf(request.correctionId())
                .orElseThrow(() -> new ProblemException(FamilyProblem.CORRECTION_UNKNOWN));
        var row = corrected(opened, request.field(), value);
        if (keepingRoll.enter(request.schoolId(), List.of(row), caller).getFirst() instanceof Refused refused) {
            throw new ProblemException(refused.problem());
        }
    }

    private static RosterRow corrected(OpenedPupil opened, Field field, String value) {
        var entry = ((OnRoll) opened.pupil()).entry();
        Standing at = entry.standing();
        var who = opened.particulars();
        return new RosterRow(at.rosterId(), who.number(), who.citizenId(), field == Field.NAME ? value : who.name(),
                field == Field.GRADE ? Integer.parseInt(value) : at.grade(),
                field == Field.CLASS_NAME ? value : at.className(), who.contacts(), entry.source());
    }
}
