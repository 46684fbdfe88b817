package afterbell.enrollment.roster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.springframework.stereotype.Service;

import afterbell.enrollment.roster.IdentifyingPupils.Identity.Conflict;
import afterbell.enrollment.roster.IdentifyingPupils.Identity.Known;
import afterbell.enrollment.roster.IdentifyingPupils.Identity.New;
import afterbell.enrollment.roster.IdentifyingPupils.Identity.RosterIdTaken;
import afterbell.enrollment.roster.PupilIds.Owner;
import afterbell.enrollment.roster.model.Pupil;
import afterbell.enrollment.roster.model.Pupil.OnRoll;
import afterbell.enrollment.roster.store.Pupils;
import afterbell.messaging.outbox.Versioned;

/**
 * Says which pupil of the city each roster row means: found by the keyed hash of the pupil number or citizen id, or
 * by the roster id when only a temporary number was known so far.
 */
@Service
class IdentifyingPupils {
    private final PupilIds ids;
    private final Pupils pupils;

    IdentifyingPupils(PupilIds ids, Pupils pupils) {
        this.ids = ids;
        this.pupils = pupils;
    }

    sealed interface Identity {
        record Known(String pupilId) implements Identity {}

        /** Nobody has been entered under these numbers. */
        record New() implements Identity {}

        /** The numbers belong to different pupils. */
        record Conflict() implements Identity {}

        /** Another pupil is on the school's roll under this roster id. */
        record RosterIdTaken() implements Identity {}
    }

    /** @return who each row means, in order; claims nothing */
    List<Identity> find(String schoolId, List<IdentifiedRow> rows) {
        var owners = ids.find(rows.stream().flatMap(it -> it.aliases().stream()).toList());
        var onRoll = pupils.onRoll(schoolId, rows.stream().map(IdentifiedRow::rosterId).toList());
        return rows.stream().map(row -> identity(row, owners, onRoll)).toList();
    }

    /**
     * @return who each row means, in order, with its numbers claimed for that pupil, whose id is born; never {@link New}
     */
    List<Identity> claim(String schoolId, List<IdentifiedRow> rows) {
        var named = new ArrayList<Identity>();
        for (var each : find(schoolId, rows)) {
            named.add(each instanceof New ? new Known(UUID.randomUUID().toString()) : each);
        }
        var wanted = new HashMap<String, String>();
        for (int i = 0; i < rows.size(); i++) {
            if (named.get(i) instanceof Known(String pupilId)) {
                rows.get(i).aliases().forEach(alias -> wanted.put(alias, pupilId));
            }
        }
        var owners = ids.claim(wanted);
        var unborn = new LinkedHashSet<String>();
        for (int i = 0; i < rows.size(); i++) {
            if (named.get(i) instanceof Known(String pupilId)) {
                named.set(i, united(pupilId, rows.get(i), owners, unborn));
            }
        }
        return born(named, unborn);
    }

    /** Who owns all of the row's numbers, when they have met in one id; else the ids are united. */
    private Identity united(String pupilId, IdentifiedRow row, Map<String, Owner> owners,
            LinkedHashSet<String> unborn) {
        var met = new LinkedHashMap<String, Owner>();
        for (var alias : row.aliases()) {
            var owner = Objects.requireNonNull(owners.get(alias));
            met.put(owner.pupilId(), owner);
        }
        if (met.size() > 1) {
            var remaining = ids.unite(met.values());
            remaining.ifPresent(unborn::add);
            return remaining.<Identity>map(Known::new).orElseGet(Conflict::new);
        }
        var owner = met.values().iterator().next();
        if (!owner.born()) {
            unborn.add(owner.pupilId());
        }
        return new Known(owner.pupilId());
    }

    private List<Identity> born(List<Identity> named, LinkedHashSet<String> unborn) {
        var remaining = ids.bear(unborn);
        return named.stream()
                .map(it -> it instanceof Known(String pupilId)
                        ? new Known(remaining.getOrDefault(pupilId, pupilId))
                        : it)
                .toList();
    }

    private static Identity identity(IdentifiedRow row, Map<String, Owner> owners,
            Map<String, Versioned<Pupil>> onRoll) {
        var found = new LinkedHashMap<String, Owner>();
        row.aliases().stream().map(owners::get).filter(Objects::nonNull).forEach(it -> found.put(it.pupilId(), it));
        if (found.values().stream().filter(Owner::born).count() > 1) {
            return new Conflict();
        }
        var holder = onRoll.get(row.rosterId());
        if (holder == null) {
            return found.isEmpty() ? new New() : new Known(bornFirst(found.values()));
        }
        if (found.containsKey(holder.id())) {
            return new Known(holder.id());
        }
        boolean numberCameLater = found.isEmpty() && holder.state() instanceof OnRoll there
                && there.entry().temporaryNumber() && !row.entry().temporaryNumber();
        return numberCameLater ? new Known(holder.id()) : new RosterIdTaken();
    }

    private static String bornFirst(Collection<Owner> owners) {
        return owners.stream()
                .filter(Owner::born)
                .findFirst()
                .orElseGet(() -> owners.iterator().next())
                .pupilId();
    }
}
