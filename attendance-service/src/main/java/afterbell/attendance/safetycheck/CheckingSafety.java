package afterbell.attendance.safetycheck;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

import org.springframework.stereotype.Service;

import afterbell.attendance.Conflicts;
import afterbell.attendance.safetycheck.model.CheckRules;
import afterbell.attendance.safetycheck.model.CheckRules.Outcome;
import afterbell.attendance.safetycheck.model.Photo;
import afterbell.attendance.safetycheck.model.PhotoType;
import afterbell.attendance.safetycheck.model.SafetyCheck;
import afterbell.attendance.safetycheck.model.SafetyCheck.Point;
import afterbell.attendance.safetycheck.store.Photos;
import afterbell.attendance.safetycheck.store.SafetyChecks;
import afterbell.attendance.safetycheck.store.SafetyChecks.Opened;
import afterbell.attendance.serviceday.CheckingTimes;
import afterbell.attendance.serviceday.model.ServiceTime;
import afterbell.confidential.KeyedHash;
import afterbell.confidential.SubjectForgottenException;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** Enters safety checks and their photos, and that findings are put right (R28). */
@Service
public class CheckingSafety {
    private static final int MOST_RACES = 5;

    private final SafetyChecks checks;
    private final Photos photos;
    private final CheckingTimes times;
    private final KeyedHash keyedHash;
    private final AuditLog audit;

    CheckingSafety(SafetyChecks checks, Photos photos, CheckingTimes times, KeyedHash keyedHash, AuditLog audit) {
        this.checks = checks;
        this.photos = photos;
        this.times = times;
        this.keyedHash = keyedHash;
        this.audit = audit;
    }

    /**
     * @param words what was found, by point
     * @throws ProblemException if a point of the area's checklist is missing, or another check has that id
     */
    public Opened enter(SafetyCheck told, Map<Point, String> words, Caller caller) {
        SchoolScope.require(caller, told.schoolId(), Role.SCHOOL_ADMIN);
        times.require(told.date(), told.at());
        Conflicts.lookAgain(MOST_RACES, () -> enterOnce(told, words));
        audit.decided(caller, "safety.checked", subject(told.schoolId(), told.checkId()), told.at().toEpochMilli(),
                "R28", told.area().name());
        return checks.opened(told.schoolId(), told.checkId()).orElseThrow();
    }

    private SafetyCheck enterOnce(SafetyCheck told, Map<Point, String> words) {
        var known = checks.opened(told.schoolId(), told.checkId());
        boolean same = known.map(it -> it.words().isEmpty() || it.words().equals(words)).orElse(true);
        var today = LocalDate.ofInstant(times.now(), ServiceTime.CITY);
        return switch (CheckRules.enter(known.map(Opened::check), told, same, today)) {
            case Outcome.Refused(var why) -> throw refused(why);
            case Outcome.Decided(var check, var event) -> {
                if (event != null) {
                    checks.add(check, words, event);
                }
                yield check;
            }
        };
    }

    /** Says that a finding is put right; saying the same again changes nothing. */
    public Opened fix(String schoolId, String checkId, Point point, Instant at, Caller caller) {
        SchoolScope.require(caller, schoolId, Role.SCHOOL_ADMIN);
        var on = LocalDate.ofInstant(at, ServiceTime.CITY);
        times.require(on, at);
        Conflicts.lookAgain(MOST_RACES, () -> {
            var known = one(schoolId, checkId);
            return switch (CheckRules.fix(known.state(), point, at, on, caller.subject())) {
                case Outcome.Refused(var why) -> throw refused(why);
                case Outcome.Decided(var check, var event) -> {
                    if (event != null) {
                        checks.save(known, check, event);
                    }
                    yield check;
                }
            };
        });
        audit.decided(caller, "safety.finding-fixed", subject(schoolId, checkId), point.ordinal(), "R28",
                point.name());
        return checks.opened(schoolId, checkId).orElseThrow();
    }

    /** Keeps a photo with a check; the same file again is the same photo. */
    public Photo photograph(String schoolId, String checkId, byte[] file, Caller caller) {
        SchoolScope.require(caller, schoolId, Role.SCHOOL_ADMIN);
        one(schoolId, checkId);
        var type = PhotoType.of(file).orElseThrow(() -> new ProblemException(CheckProblem.PHOTO_TYPE_UNKNOWN));
        var photo = new Photo(photoId(schoolId, checkId, file), schoolId, checkId, type, file.length, times.now());
        var known = photos.find(photo.photoId());
        if (known.isPresent()) {
            return known.get();
        }
        if (photos.ofCheck(schoolId, checkId).size() >= Photos.MOST) {
            throw new ProblemException(CheckProblem.TOO_MANY_PHOTOS, Map.of("most", Photos.MOST));
        }
        try {
            photos.keep(photo, file);
        } catch (SubjectForgottenException tooOld) {
            throw new ProblemException(CheckProblem.TOO_LONG_AGO);
        }
        audit.decided(caller, "safety.photo-kept", new Subject("photo", photo.photoId(), schoolId),
                photo.takenIn().toEpochMilli(), "R28", null);
        return photo;
    }

    private Versioned<SafetyCheck> one(String schoolId, String checkId) {
        return checks.find(schoolId, checkId).orElseThrow(() -> new ProblemException(CheckProblem.UNKNOWN));
    }

    /** The same for the same file; keyed, so that the id does not prove what the photo shows. */
    private String photoId(String schoolId, String checkId, byte[] file) {
        String hash = keyedHash.of("safety-photo", schoolId + " " + checkId + " " + sha256(file));
        return UUID.nameUUIDFromBytes(hash.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    private static ProblemException refused(CheckRules.Refusal why) {
        return new ProblemException(CheckProblem.of(why), Map.of("most", CheckRules.LONGEST_DEADLINE_DAYS));
    }

    private static Subject subject(String schoolId, String checkId) {
        return new Subject("safety-check", schoolId + ":" + checkId, schoolId);
    }
}
