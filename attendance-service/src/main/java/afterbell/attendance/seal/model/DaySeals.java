package afterbell.attendance.seal.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The seals over what the registers of a closed session say. A seal is never changed: when a register comes to say
 * something else, a further seal holds.
 *
 * @param seals    in their order, at most {@link #MOST}
 * @param rechecks when to look whether the registers still say what is sealed
 */
public record DaySeals(List<Seal> seals, List<Recheck> rechecks) {
    public static final DaySeals NONE = new DaySeals(List.of(), List.of());
    /** Nobody corrects a day without end. */
    public static final int MOST = 1_000;

    public DaySeals {
        seals = List.copyOf(seals);
        rechecks = List.copyOf(rechecks);
    }

    /**
     * @param number  1 for the first seal, that of the closing
     * @param entries pupils' entries under it
     * @param root    Merkle root over the roots of the registers, in the order of their groups
     * @param changed registers that say something else than under the seal before, in the order of their groups
     */
    public record Seal(int number, Instant at, int entries, String root, List<RegisterRoot> changed) {
        public Seal {
            changed = List.copyOf(changed);
        }
    }

    /**
     * What one register said.
     *
     * @param entries of pupils
     * @param root    Merkle root over the lines of its entries
     */
    public record RegisterRoot(String groupId, int entries, String root) {}

    /**
     * That registers may come to say something else until then, whatever becomes of who changes them.
     *
     * @param id      tells it from the others of the session
     * @param groupId whose register it is about, null for every register
     */
    public record Recheck(String id, Instant due, @Nullable String groupId) {}

    public Optional<Seal> last() {
        return seals.isEmpty() ? Optional.empty() : Optional.of(seals.getLast());
    }

    public Optional<Seal> numbered(int number) {
        return number >= 1 && number <= seals.size() ? Optional.of(seals.get(number - 1)) : Optional.empty();
    }

    public boolean isFull() {
        return seals.size() >= MOST;
    }

    /** @return every register under the seal with that number, by group */
    public SortedMap<String, RegisterRoot> under(int number) {
        var registers = new TreeMap<String, RegisterRoot>();
        seals.stream()
                .limit(number)
                .flatMap(seal -> seal.changed().stream())
                .forEach(register -> registers.put(register.groupId(), register));
        return registers;
    }

    /** @return with a further seal when one of the registers says something else than the last one covers */
    public DaySeals sealed(Collection<RegisterRoot> registers, Instant at) {
        var all = under(seals.size());
        var changed = registers.stream()
                .filter(register -> !register.equals(all.get(register.groupId())))
                .sorted((one, other) -> one.groupId().compareTo(other.groupId()))
                .toList();
        if (isFull() || changed.isEmpty() && !seals.isEmpty()) {
            return this;
        }
        changed.forEach(register -> all.put(register.groupId(), register));
        var more = new ArrayList<>(seals);
        more.add(new Seal(seals.size() + 1, at, all.values().stream().mapToInt(RegisterRoot::entries).sum(),
                MerkleTree.root(all.values().stream().map(RegisterRoot::root).toList()), changed));
        return new DaySeals(more, rechecks);
    }

    public DaySeals awaiting(Recheck recheck) {
        return new DaySeals(seals, Stream.concat(rechecks.stream(), Stream.of(recheck)).toList());
    }

    public DaySeals without(Collection<Recheck> done) {
        return new DaySeals(seals, rechecks.stream().filter(recheck -> !done.contains(recheck)).toList());
    }

    /** @return with these looked at again, then */
    DaySeals postponing(Collection<Recheck> these, Instant then) {
        return new DaySeals(seals,
                rechecks.stream()
                        .map(recheck -> these.contains(recheck)
                                ? new Recheck(recheck.id(), then, recheck.groupId())
                                : recheck)
                        .toList());
    }

    /** @return those that are due by then */
    public List<Recheck> due(Instant now) {
        return rechecks.stream().filter(recheck -> !recheck.due().isAfter(now)).toList();
    }

    /** @return when the next one is due */
    public Optional<Instant> nextDue() {
        return rechecks.stream().map(Recheck::due).min(Instant::compareTo);
    }
}
