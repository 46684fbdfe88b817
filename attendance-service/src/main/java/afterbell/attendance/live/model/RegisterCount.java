package afterbell.attendance.live.model;

import java.util.Optional;
import java.util.function.Predicate;

import afterbell.attendance.group.model.Slot;
import afterbell.attendance.rollcall.model.Custody.InCare;
import afterbell.attendance.rollcall.model.Custody.Released;
import afterbell.attendance.rollcall.model.Custody.Untold;
import afterbell.attendance.rollcall.model.Entry;
import afterbell.attendance.rollcall.model.Presence;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.RegisterAlert;

/**
 * What a group's register says, in numbers.
 *
 * @param sequence     facts that the register had told
 * @param pupils       where they are
 * @param notCollected still in care after the end of the service (R31)
 * @param forbidden    times that an adult came who must not collect (R31)
 */
public record RegisterCount(String groupId, Slot slot, long sequence, Pupils pupils, int notCollected,
        int forbidden) {

    /**
     * Where pupils are.
     *
     * @param onSite   in somebody's care
     * @param released have left
     * @param untold   were there, and how they left was not recorded
     */
    public record Pupils(int onSite, int released, int untold, int sick, int leave, int unexplained) {
        public static final Pupils NONE = new Pupils(0, 0, 0, 0, 0, 0);

        public Pupils plus(Pupils other) {
            return new Pupils(onSite + other.onSite, released + other.released, untold + other.untold,
                    sick + other.sick, leave + other.leave, unexplained + other.unexplained);
        }

        Pupils left(int many) {
            return new Pupils(onSite - many, released + many, untold, sick, leave, unexplained);
        }

        /** @return pupils of whom something is told */
        public int told() {
            return onSite + released + untold + sick + leave + unexplained;
        }
    }

    /** @param sequence facts that the register has told */
    public static RegisterCount of(Called register, long sequence) {
        var pupils = new Pupils(custody(register, InCare.class), custody(register, Released.class),
                custody(register, Untold.class), presence(register, Presence.ABSENT_SICK),
                presence(register, Presence.ABSENT_LEAVE), presence(register, Presence.ABSENT_UNEXPLAINED));
        return new RegisterCount(register.id().groupId(), register.id().slot(), sequence, pupils,
                notCollected(register), forbidden(register));
    }

    /** @return with so many more gone; empty where it is to be counted anew */
    Optional<RegisterCount> released(long next, int many) {
        boolean isPlain = next == sequence + 1 && pupils.untold() == 0 && notCollected == 0
                && many <= pupils.onSite();
        return isPlain
                ? Optional.of(new RegisterCount(groupId, slot, next, pupils.left(many), 0, forbidden))
                : Optional.empty();
    }

    private static int custody(Called register, Class<?> which) {
        return count(register, entry -> which.isInstance(entry.custody()));
    }

    private static int presence(Called register, Presence which) {
        return count(register, entry -> entry.presence() == which);
    }

    private static int count(Called register, Predicate<Entry> which) {
        return Math.toIntExact(register.entries().stream().filter(which).count());
    }

    /** Who was collected in the end is no longer among them. */
    private static int notCollected(Called register) {
        return Math.toIntExact(register.alerts()
                .stream()
                .filter(RegisterAlert.NotCollected.class::isInstance)
                .map(RegisterAlert::pupilId)
                .distinct()
                .filter(pupil -> register.entryOf(pupil)
                        .filter(entry -> entry.custody() instanceof InCare)
                        .isPresent())
                .count());
    }

    private static int forbidden(Called register) {
        return Math.toIntExact(
                register.alerts().stream().filter(RegisterAlert.ForbiddenAdult.class::isInstance).count());
    }
}
