package afterbell.attendance.pickupcode;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import afterbell.attendance.Conflicts;
import afterbell.attendance.group.model.Group;
import afterbell.attendance.group.model.Slot;
import afterbell.attendance.group.store.Groups;
import afterbell.attendance.pickup.GuardianScope;
import afterbell.attendance.pickup.model.PickupAuthority;
import afterbell.attendance.pickupcode.model.CodeRules;
import afterbell.attendance.pickupcode.model.CodeRules.Asking;
import afterbell.attendance.pickupcode.model.CodeRules.Giving;
import afterbell.attendance.pickupcode.model.CodesOfDay;
import afterbell.attendance.pickupcode.model.CodesOfDay.Given;
import afterbell.attendance.pickupcode.signing.SignedCodes;
import afterbell.attendance.pickupcode.store.PickupCodes;
import afterbell.attendance.serviceday.CheckingTimes;
import afterbell.attendance.serviceday.ServiceDayProblem;
import afterbell.attendance.serviceday.model.ServiceTime;
import afterbell.attendance.serviceday.store.Calendars;
import afterbell.web.audit.AuditLog;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;

/**
 * Gives guardians the codes by which they, or another adult who may, collect their child on a day (R31). The text of a
 * code is made anew from what was given out whenever somebody asks for it.
 */
@Service
public class IssuingCodes {
    private static final int MOST_RACES = 5;
    /** 72 random bits, which nobody need keep secret: the signature is what counts. */
    private static final int ID_BYTES = 9;

    private final GuardianScope guardians;
    private final Groups groups;
    private final Calendars calendars;
    private final PickupCodes codes;
    private final PickupKeyring keyring;
    private final CheckingTimes times;
    private final AuditLog audit;
    private final SecureRandom random = new SecureRandom();

    IssuingCodes(GuardianScope guardians, Groups groups, Calendars calendars, PickupCodes codes,
            PickupKeyring keyring, CheckingTimes times, AuditLog audit) {
        this.guardians = guardians;
        this.groups = groups;
        this.calendars = calendars;
        this.codes = codes;
        this.keyring = keyring;
        this.times = times;
        this.audit = audit;
    }

    /** A pupil's afternoon or noon of a day. */
    public record Occasion(String pupilId, LocalDate day, Slot slot) {}

    /**
     * @param text what the QR code holds; null for a code that was taken back
     */
    public record Code(String schoolId, Occasion occasion, Given given, @Nullable String text) {}

    /** @param isNew false for a code that the adult had already */
    public record Issued(Code code, boolean isNew) {}

    /**
     * @param adultId who is to collect the pupil; null for the guardian who asks
     * @throws ProblemException if the caller is no guardian of the pupil, the adult may not collect the pupil on that
     *                          day, or the pupil has no place or the school no service then
     */
    public Issued issue(Occasion occasion, @Nullable String adultId, Caller caller) {
        var authority = guardians.requireGuardian(caller, occasion.pupilId());
        String schoolId = schoolOf(occasion).orElseThrow(() -> new ProblemException(CodeProblem.NO_PLACE));
        if (calendars.semesterOf(schoolId, occasion.day()).isEmpty()) {
            throw new ProblemException(ServiceDayProblem.NO_SERVICE_DAY);
        }
        String guardianId = adultOf(authority, caller);
        var asking = new Asking(adultId == null ? guardianId : adultId, guardianId, newId(), caller.subject(),
                times.now());
        var gives = Conflicts.lookAgain(MOST_RACES, () -> issueOnce(schoolId, occasion, asking, authority));
        audit.decided(caller, "pickup-code.issued", subject(occasion, schoolId), gives.given().at().toEpochMilli(),
                "R31", gives.given().codeId() + " " + gives.given().adultId());
        return new Issued(code(gives.codes(), gives.given()), gives.isNew());
    }

    private Giving.Gives issueOnce(String schoolId, Occasion occasion, Asking asking, PickupAuthority authority) {
        var before = codes.load(CodesOfDay.none(schoolId, occasion.pupilId(), occasion.day(), occasion.slot()));
        var today = LocalDate.ofInstant(asking.at(), ServiceTime.CITY);
        return switch (CodeRules.give(before.state(), asking, authority, today)) {
            case Giving.Refuses(var reason) -> throw new ProblemException(CodeProblem.of(reason),
                    Map.of("days", CodeRules.MOST_DAYS_AHEAD, "most", CodesOfDay.MOST));
            case Giving.Gives gives -> {
                if (gives.isNew()) {
                    codes.save(before, gives.codes());
                }
                yield gives;
            }
        };
    }

    /** @return the codes of the pupil's day, in the order in which they were given out */
    public List<Code> codes(Occasion occasion, Caller caller) {
        guardians.requireGuardian(caller, occasion.pupilId());
        return given(occasion).map(it -> it.codes().stream().map(given -> code(it, given)).toList()).orElse(List.of());
    }

    /** @throws ProblemException if the caller is no guardian of the pupil, or the code was not given out or taken back */
    public String text(Occasion occasion, String codeId, Caller caller) {
        return codes(occasion, caller).stream()
                .filter(code -> code.given().codeId().equals(codeId))
                .flatMap(code -> Optional.ofNullable(code.text()).stream())
                .findFirst()
                .orElseThrow(() -> new ProblemException(CodeProblem.CODE_NOT_FOUND));
    }

    /**
     * Takes a code back, so that nobody collects by it any longer; a device that is offline cannot know. Taking it back
     * again changes nothing.
     */
    public Code cancel(Occasion occasion, String codeId, Caller caller) {
        guardians.requireGuardian(caller, occasion.pupilId());
        var now = times.now();
        var next = Conflicts.lookAgain(MOST_RACES, () -> {
            var before = schoolOf(occasion)
                    .flatMap(school -> codes
                            .find(CodesOfDay.id(school, occasion.pupilId(), occasion.day(), occasion.slot())))
                    .orElseThrow(() -> new ProblemException(CodeProblem.CODE_NOT_FOUND));
            var without = CodeRules.cancel(before.state(), codeId, now)
                    .orElseThrow(() -> new ProblemException(CodeProblem.CODE_NOT_FOUND));
            if (!without.equals(before.state())) {
                codes.save(before, without);
            }
            return without;
        });
        var given = next.given(codeId).orElseThrow();
        audit.decided(caller, "pickup-code.cancelled", subject(occasion, next.schoolId()), given.at().toEpochMilli(),
                "R31", codeId);
        return code(next, given);
    }

    private Optional<CodesOfDay> given(Occasion occasion) {
        return schoolOf(occasion)
                .flatMap(school -> codes
                        .find(CodesOfDay.id(school, occasion.pupilId(), occasion.day(), occasion.slot())))
                .map(found -> found.state());
    }

    private Code code(CodesOfDay codes, Given given) {
        var occasion = new Occasion(codes.pupilId(), codes.day(), codes.slot());
        String text = given.holds()
                ? SignedCodes.sign(codes.codeOf(given), keyring.signing(codes.schoolId(), codes.day()))
                : null;
        return new Code(codes.schoolId(), occasion, given, text);
    }

    /** The school where the pupil holds a place then. */
    private Optional<String> schoolOf(Occasion occasion) {
        return groups.ofPupil(occasion.pupilId())
                .stream()
                .filter(group -> group.placedOn(occasion.day(), occasion.slot()).contains(occasion.pupilId()))
                .map(Group::schoolId)
                .findFirst();
    }

    private static String adultOf(PickupAuthority authority, Caller caller) {
        return authority.guardians()
                .entrySet()
                .stream()
                .filter(guardian -> guardian.getValue().equals(caller.subject()))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .orElseThrow();
    }

    private static AuditLog.Subject subject(Occasion occasion, String schoolId) {
        return new AuditLog.Subject("pupil", occasion.pupilId(), schoolId);
    }

    private String newId() {
        var bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
