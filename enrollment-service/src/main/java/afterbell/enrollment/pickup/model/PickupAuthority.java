package afterbell.enrollment.pickup.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

import afterbell.enrollment.pickup.model.Adult.Voice;

/**
 * Who may and who must not collect a pupil, and whether the pupil may leave alone (R31).
 *
 * @param adults by id; at most {@value #MOST} who may and as many who must not
 */
public record PickupAuthority(String pupilId, List<Adult> adults, LeavingAlone leavingAlone) {
    public static final int MOST = 20;

    public PickupAuthority {
        adults = List.copyOf(adults);
    }

    /** What becomes of saying something about an adult. */
    public sealed interface Saying {
        /** @param authority as it is now; the same as before when it was said so already */
        record Said(PickupAuthority authority) implements Saying {}

        /** The school has forbidden the adult. */
        record ForbiddenBySchool() implements Saying {}

        record TooManyAdults() implements Saying {}
    }

    public static PickupAuthority none(String pupilId) {
        return new PickupAuthority(pupilId, List.of(), LeavingAlone.NOT_ALLOWED);
    }

    /** Says whether an adult may collect the pupil; of the same adult the last word counts. */
    public Saying say(Adult adult) {
        var known = adults.stream().filter(it -> it.adultId().equals(adult.adultId())).findFirst();
        if (known.isPresent() && isForbiddenBySchool(known.get()) && adult.saidBy() == Voice.GUARDIAN) {
            return adult.mayCollect() ? new Saying.ForbiddenBySchool() : new Saying.Said(this);
        }
        if (known.isPresent() && known.get().saysTheSameAs(adult)) {
            return new Saying.Said(this);
        }
        var all = new ArrayList<>(adults);
        all.removeIf(it -> it.adultId().equals(adult.adultId()));
        all.add(adult);
        all.sort(Comparator.comparing(Adult::adultId));
        if (all.stream().filter(it -> it.mayCollect() == adult.mayCollect()).count() > MOST) {
            return new Saying.TooManyAdults();
        }
        return new Saying.Said(new PickupAuthority(pupilId, all, leavingAlone));
    }

    /** What becomes of forgetting an adult. */
    public sealed interface Forgetting {
        /** @param authority as it is now; the same as before when nothing was said of the adult */
        record Forgotten(PickupAuthority authority) implements Forgetting {}

        /** A guardian forgets neither whom the school has forbidden nor who is bound as a guardian. */
        record UpToSchool() implements Forgetting {}
    }

    /** Nothing is said of the adult any more: they may not collect, and raise no alarm. */
    public Forgetting forget(String adultId, Voice voice) {
        var known = adults.stream().filter(it -> it.adultId().equals(adultId)).findFirst();
        if (voice == Voice.GUARDIAN
                && known.filter(it -> isForbiddenBySchool(it) || it.account() != null).isPresent()) {
            return new Forgetting.UpToSchool();
        }
        return new Forgetting.Forgotten(new PickupAuthority(pupilId,
                adults.stream().filter(it -> !it.adultId().equals(adultId)).toList(), leavingAlone));
    }

    public PickupAuthority leavingAlone(Voice voice, boolean allowed) {
        return new PickupAuthority(pupilId, adults, leavingAlone.saidBy(voice, allowed));
    }

    /** A pupil leaves alone only where both the guardian and the school allow it. */
    public boolean mayLeaveAlone() {
        return leavingAlone.isAllowed();
    }

    /** Whether the account is that of one of the pupil's guardians. */
    public boolean isGuardian(String account) {
        return adults.stream().anyMatch(it -> it.mayCollect() && account.equals(it.account()));
    }

    /** Accounts of the pupil's guardians by the ids of the adults, in their order. */
    public SequencedMap<String, String> guardians() {
        var guardians = new LinkedHashMap<String, String>();
        adults.stream()
                .filter(Adult::mayCollect)
                .forEach(it -> it.guardianAccount().ifPresent(account -> guardians.put(it.adultId(), account)));
        return guardians;
    }

    /** Ids of the adults who may ({@code true}) or must not collect the pupil. */
    public List<String> adultsWho(boolean mayCollect) {
        return adults.stream().filter(it -> it.mayCollect() == mayCollect).map(Adult::adultId).toList();
    }

    private static boolean isForbiddenBySchool(Adult adult) {
        return !adult.mayCollect() && adult.saidBy() == Voice.SCHOOL;
    }
}
