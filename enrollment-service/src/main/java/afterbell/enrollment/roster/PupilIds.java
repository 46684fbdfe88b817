package afterbell.enrollment.roster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;

import afterbell.enrollment.roster.store.PupilAliases;
import afterbell.enrollment.roster.store.Pupils;

/**
 * Whose a number is, after what was decided about ids that met. Two schools that enter one child at once, one knowing
 * the citizen id and one not, first name two ids; whoever sees both gives the one that is not born up for the other.
 */
@Component
class PupilIds {
    /** An id is given up for a born one, or for a smaller one that is not born: longer chains than this do not occur. */
    private static final int MOST_STEPS = 10;

    private final PupilAliases aliases;
    private final Pupils pupils;

    PupilIds(PupilAliases aliases, Pupils pupils) {
        this.aliases = aliases;
        this.pupils = pupils;
    }

    /** @param born whether the pupil is stored, or about to be */
    record Owner(String pupilId, boolean born) {}

    /** @return whose these aliases are; an alias that nobody has claimed is absent */
    Map<String, Owner> find(Collection<String> asked) {
        return settled(aliases.find(Set.copyOf(asked)));
    }

    /**
     * Claims aliases.
     *
     * @param wanted pupil ids by alias
     * @return whose each is now
     */
    Map<String, Owner> claim(Map<String, String> wanted) {
        return wanted.isEmpty() ? Map.of() : settled(aliases.claim(wanted));
    }

    /**
     * Makes one of several ids of one child, unless two of them are born.
     *
     * @return the id that remains; empty when the numbers belong to different pupils
     */
    Optional<String> unite(Collection<Owner> owners) {
        var ids = new LinkedHashSet<>(owners.stream().map(Owner::pupilId).toList());
        for (int step = 0; step < MOST_STEPS && ids.size() > 1; step++) {
            var known = owners(ids);
            var born = known.values().stream().filter(Owner::born).map(Owner::pupilId).distinct().toList();
            if (born.size() > 1) {
                return Optional.empty();
            }
            var remains = born.isEmpty()
                    ? known.values().stream().map(Owner::pupilId).min(String::compareTo).orElseThrow()
                    : born.getFirst();
            var wanted = new HashMap<String, String>();
            known.values()
                    .stream()
                    .map(Owner::pupilId)
                    .filter(it -> !it.equals(remains))
                    .forEach(it -> wanted.put(it, remains));
            if (!wanted.isEmpty()) {
                aliases.decide(wanted);
            }
            ids = new LinkedHashSet<>(owners(ids).values().stream().map(Owner::pupilId).toList());
        }
        return ids.size() == 1 ? Optional.of(ids.getFirst()) : Optional.empty();
    }

    /**
     * Lets ids be born before their pupils are stored.
     *
     * @return the id to store each under: another one when it was given up meanwhile
     */
    Map<String, String> bear(Set<String> pupilIds) {
        var remaining = new HashMap<String, String>();
        pupilIds.forEach(it -> remaining.put(it, it));
        for (int step = 0; step < MOST_STEPS; step++) {
            var wanted = new HashMap<String, String>();
            remaining.values().forEach(it -> wanted.put(it, it));
            var fates = wanted.isEmpty() ? Map.<String, String>of() : aliases.decide(wanted);
            if (remaining.values().stream().allMatch(it -> it.equals(fates.get(it)))) {
                return remaining;
            }
            remaining.replaceAll((_, id) -> Objects.requireNonNull(fates.get(id)));
        }
        throw new IllegalStateException("Pupil ids were given up in a circle");
    }

    private Map<String, Owner> settled(Map<String, String> claimed) {
        var owners = owners(new HashSet<>(claimed.values()));
        var settled = new HashMap<String, Owner>();
        claimed.forEach((alias, id) -> settled.put(alias, Objects.requireNonNull(owners.get(id))));
        return settled;
    }

    /** @return who each of these ids is now */
    private Map<String, Owner> owners(Collection<String> ids) {
        var now = new LinkedHashMap<String, String>();
        ids.forEach(it -> now.put(it, it));
        var fates = new HashMap<String, String>();
        for (int step = 0; step < MOST_STEPS; step++) {
            var unknown = now.values().stream().filter(it -> !fates.containsKey(it)).distinct().toList();
            if (unknown.isEmpty()) {
                break;
            }
            unknown.forEach(it -> fates.put(it, ""));
            fates.putAll(aliases.fates(unknown));
            now.replaceAll((_, id) -> {
                var fate = fates.getOrDefault(id, "");
                return fate.isEmpty() ? id : fate;
            });
        }
        var stored = storedWithoutBirth(now.values(), fates);
        var owners = new LinkedHashMap<String, Owner>();
        now.forEach((id, current) -> owners.put(id,
                new Owner(current, current.equals(fates.get(current)) || stored.contains(current))));
        return owners;
    }

    /** Pupils that were stored before births were written down. */
    private Set<String> storedWithoutBirth(Collection<String> ids, Map<String, String> fates) {
        var unwritten = ids.stream().filter(it -> fates.getOrDefault(it, "").isEmpty()).distinct().toList();
        var stored = new HashSet<String>();
        if (!unwritten.isEmpty()) {
            pupils.load(new ArrayList<>(unwritten))
                    .values()
                    .stream()
                    .filter(it -> !it.isFresh())
                    .forEach(it -> stored.add(it.id()));
        }
        return stored;
    }
}
