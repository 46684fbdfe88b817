package afterbell.attendance.seal.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

import afterbell.attendance.rollcall.model.Entry;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.Register.Original;
import afterbell.attendance.seal.model.DaySeals.Recheck;
import afterbell.attendance.seal.model.DaySeals.RegisterRoot;
import afterbell.attendance.seal.model.DaySeals.Seal;
import afterbell.attendance.seal.model.MerkleTree.Sibling;
import afterbell.attendance.session.model.Session.Closed;
import afterbell.attendance.session.model.SessionEvent;
import afterbell.attendance.session.model.SessionEvent.Resealed;
import afterbell.attendance.session.model.SessionRules.Outcome.Done;

/** Seals what registers say, and proves what one of them said of a pupil. */
public final class SealRules {
    private SealRules() {}

    /** What becomes of a question for a proof. */
    public sealed interface Answer {
        /**
         * @param fact the pupil's line
         * @param path from its hash to the seal's root
         */
        record Proven(Seal seal, String fact, List<Sibling> path) implements Answer {}

        /** The session has not been closed, or this register is not under the seal. */
        record NotSealed() implements Answer {}

        /** The register said nothing of the pupil. */
        record NotOnRegister() implements Answer {}

        /** The register does not say, and has never said, what is sealed: it was changed behind the service's back. */
        record Broken() implements Answer {}
    }

    /** Longer than any request lasts that has seen the session otherwise. */
    public static final Duration WATCHED = Duration.ofMinutes(2);

    public static RegisterRoot rootOf(Called register) {
        var facts = SealedFact.of(register);
        return new RegisterRoot(register.id().groupId(), facts.size(), rootOf(facts));
    }

    /** The first seal; the registers are looked at again when every request has ended that saw the session open. */
    public static DaySeals atClosing(Collection<Called> registers, Instant now, Recheck recheck) {
        return DaySeals.NONE.sealed(registers.stream().map(SealRules::rootOf).toList(), now).awaiting(recheck);
    }

    /**
     * Who came in while the session was being closed is still in care: then it is looked at again later, and the clock that
     * watches over open sessions goes on to watch over this one (R31).
     *
     * @param registers as they are now
     * @param done      what was awaited and need not be looked at again
     */
    public static Done sealAgain(Closed session, Collection<Called> registers, List<Recheck> done, Instant now) {
        var before = session.closing().seals();
        var sealed = before.sealed(registers.stream().map(SealRules::rootOf).toList(), now);
        boolean isNew = sealed.seals().size() > before.seals().size();
        var events = isNew
                ? List.<SessionEvent>of(new Resealed(sealed.seals().getLast()))
                : List.<SessionEvent>of();
        boolean isSomebodyHere = registers.stream().anyMatch(register -> !register.inCare().isEmpty());
        var next = isSomebodyHere ? sealed.postponing(done, now.plus(WATCHED)) : sealed.without(done);
        return new Done(session.sealedBy(next), events, !next.equals(before));
    }

    /** @param number of the seal */
    public static Answer prove(DaySeals seals, int number, Called register, String pupilId) {
        var seal = seals.numbered(number);
        var roots = List.copyOf(seals.under(number).values());
        var place = IntStream.range(0, roots.size())
                .filter(index -> roots.get(index).groupId().equals(register.id().groupId()))
                .findFirst();
        if (seal.isEmpty() || place.isEmpty()) {
            return new Answer.NotSealed();
        }
        var sealed = roots.get(place.getAsInt());
        return asSealed(register, sealed).<Answer>map(then -> {
            var index = IntStream.range(0, then.entries().size())
                    .filter(at -> then.entries().get(at).pupilId().equals(pupilId))
                    .findFirst();
            return index.isEmpty()
                    ? new Answer.NotOnRegister()
                    : proven(seal.get(), then, index.getAsInt(), roots, place.getAsInt());
        }).orElseGet(Answer.Broken::new);
    }

    private static Answer.Proven proven(Seal seal, Called register, int index, List<RegisterRoot> roots, int place) {
        var facts = SealedFact.of(register);
        var path = new ArrayList<>(MerkleTree.path(facts.stream().map(MerkleTree::leaf).toList(), index));
        path.addAll(MerkleTree.path(roots.stream().map(RegisterRoot::root).toList(), place));
        return new Answer.Proven(seal, facts.get(index), path);
    }

    /** Goes back over what was corrected until the register says what is sealed. */
    private static Optional<Called> asSealed(Called register, RegisterRoot sealed) {
        var entries = new TreeMap<String, Entry>();
        register.entries().forEach(entry -> entries.put(entry.pupilId(), entry));
        for (int left = register.originals().size(); left >= 0; left--) {
            var then = register.with(List.copyOf(entries.values()));
            if (rootOf(then).equals(sealed)) {
                return Optional.of(then);
            }
            if (left > 0) {
                bringBack(register.originals().get(left - 1), entries);
            }
        }
        return Optional.empty();
    }

    private static void bringBack(Original original, TreeMap<String, Entry> entries) {
        if (original.entry() == null) {
            entries.remove(original.pupilId());
        } else {
            entries.put(original.pupilId(), original.entry());
        }
    }

    private static String rootOf(List<String> facts) {
        return MerkleTree.root(facts.stream().map(MerkleTree::leaf).toList());
    }
}
