package afterbell.attendance.pickupcode.model;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * That somebody has shown a code at a gate.
 *
 * @param at by whom it is told, corrected for a clock that is wrong
 * @param by what tells one showing from another: the device's id of the fact
 */
public record CodeUse(String codeId, Instant at, String by) {
    private static final Comparator<CodeUse> ORDER = Comparator.comparing(CodeUse::at).thenComparing(CodeUse::by);

    /**
     * Which showing of a code counts, and which are further ones.
     *
     * @param further in their order; each is a reason to look at who has collected the pupil
     */
    public record Reconciled(CodeUse first, List<CodeUse> further) {}

    /**
     * Looks at the showings of one code at all gates: the earliest counts, of two at the same moment the one with the
     * lesser id. The same whatever their order, and however often one of them is told.
     *
     * @param uses of one code, at least one
     * @throws IllegalArgumentException for none, or of several codes
     */
    public static Reconciled reconcile(Collection<CodeUse> uses) {
        if (uses.stream().map(CodeUse::codeId).distinct().count() != 1) {
            throw new IllegalArgumentException("The showings of one code are looked at together");
        }
        var ordered = uses.stream().distinct().sorted(ORDER).toList();
        return new Reconciled(ordered.getFirst(), ordered.subList(1, ordered.size()));
    }
}
