package afterbell.staffing.worker.model;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Somebody who serves, or means to: one person is one worker in the whole city, so a bar holds everywhere (R25).
 *
 * @param schoolIds schools that the worker has joined, in that order, at most {@value #MOST_SCHOOLS}
 */
public record Worker(String workerId, Kind kind, List<String> schoolIds, Vetting vetting) {
    public static final int MOST_SCHOOLS = 50;

    public Worker {
        schoolIds = List.copyOf(schoolIds);
    }

    /** The same for the same person, so that two schools which enter a person at once enter one worker. */
    public static String idOf(String keyedHashOfCitizenId) {
        return UUID.nameUUIDFromBytes(keyedHashOfCitizenId.getBytes(StandardCharsets.UTF_8)).toString();
    }

    public static Worker unchecked(String workerId, Kind kind) {
        return new Worker(workerId, kind, List.of(), new Vetting.Unchecked());
    }

    /** What becomes of joining a school. */
    public sealed interface Joining {
        /** @param isNew whether the worker was not with the school before */
        record Joined(Worker worker, boolean isNew) implements Joining {}

        record IsBarred() implements Joining {}

        /** Gates depend on the kind, so it is one for each person (R24). */
        record ServesAsOtherKind() implements Joining {}

        record TooManySchools() implements Joining {}
    }

    public Joining join(String schoolId, Kind as) {
        if (vetting instanceof Vetting.Barred) {
            return new Joining.IsBarred();
        }
        if (as != kind) {
            return new Joining.ServesAsOtherKind();
        }
        if (isWith(schoolId)) {
            return new Joining.Joined(this, false);
        }
        if (schoolIds.size() == MOST_SCHOOLS) {
            return new Joining.TooManySchools();
        }
        var joined = new ArrayList<>(schoolIds);
        joined.add(schoolId);
        return new Joining.Joined(new Worker(workerId, kind, joined, vetting), true);
    }

    public boolean isWith(String schoolId) {
        return schoolIds.contains(schoolId);
    }

    public boolean isBarred() {
        return vetting instanceof Vetting.Barred;
    }

    /** Whether the worker was ever cleared, for any day, to serve at the school. */
    public boolean wasEverCleared(String schoolId) {
        return isWith(schoolId) && vetting.clearance().isPresent();
    }

    /** Whether the worker may serve at the school on that day (R24, R25). */
    public boolean isClearedAt(String schoolId, LocalDate day) {
        return isWith(schoolId) && vetting.clearance().filter(period -> period.covers(day)).isPresent();
    }

    public Worker withVetting(Vetting next) {
        return new Worker(workerId, kind, schoolIds, next);
    }
}
