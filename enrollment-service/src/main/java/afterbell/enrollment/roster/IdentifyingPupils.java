package afterbell.enrollment.roster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.stereotype.Service;

import afterbell.enrollment.roster.IdentifyingPupils.Identity.Conflict;
import afterbell.enrollment.roster.IdentifyingPupils.Identity.Known;
import afterbell.enrollment.roster.IdentifyingPupils.Identity.New;
import afterbell.enrollment.roster.IdentifyingPupils.Identity.RosterIdTaken;
import afterbell.enrollment.roster.model.Pupil;
import afterbell.enrollment.roster.model.Pupil.OnRoll;
import afterbell.enrollment.roster.store.PupilAliases;
import afterbell.enrollment.roster.store.Pupils;
import afterbell.messaging.outbox.Versioned;

/**
 * Says which pupil of the city each roster row means: found by the keyed hash of the pupil number or citizen id, or
 * by the roster id when only a temporary number was known so far.
 */
@Service
class IdentifyingPupils {
    private final PupilAliases aliases;
    private final Pupils pupils;

    IdentifyingPupils(PupilAliases aliases, Pupils pupils) {
        this.aliases = aliases;
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
        var owners = aliases.find(rows.stream().flatMap(IdentifyingPupils::aliasesOf).toList());
        var onRoll = pupils.onRoll(schoolId, rows.stream().map(IdentifiedRow::rosterId).toList());
        return rows.stream().map(row -> identity(row, owners, onRoll)).toList();
    }

    /** @return who each row means, in order, with its numbers claimed for that pupil; never {@link New} */
    List<Identity> claim(String schoolId, List<IdentifiedRow> rows) {
        var found = find(schoolId, rows);
        var first = new HashMap<String, String>();
        for (int i = 0; i < rows.size(); i++) {
            if (found.get(i) instanceof New) {
                first.put(rows.get(i).firstAlias(), UUID.randomUUID().toString());
            }
        }
        var owners = first.isEmpty() ? Map.<String, String>of() : aliases.claim(first);
        var named = new ArrayList<Identity>();
        for (int i = 0; i < rows.size(); i++) {
            named.add(found.get(i) instanceof New
                    ? new Known(Objects.requireNonNull(owners.get(rows.get(i).firstAlias())))
                    : found.get(i));
        }
        return claimTheRest(rows, named);
    }

    private List<Identity> claimTheRest(List<IdentifiedRow> rows, List<Identity> named) {
        var wanted = new HashMap<String, String>();
        for (int i = 0; i < rows.size(); i++) {
            if (named.get(i) instanceof Known(String pupilId)) {
                aliasesOf(rows.get(i)).forEach(alias -> wanted.put(alias, pupilId));
            }
        }
        var known = aliases.find(wanted.keySet());
        wanted.keySet().removeAll(known.keySet());
        var owners = new HashMap<>(known);
        if (!wanted.isEmpty()) {
            owners.putAll(aliases.claim(wanted));
        }
        var claimed = new ArrayList<Identity>();
        for (int i = 0; i < rows.size(); i++) {
            boolean others = named.get(i) instanceof Known(String pupilId)
                    && aliasesOf(rows.get(i)).anyMatch(alias -> !pupilId.equals(owners.get(alias)));
            claimed.add(others ? new Conflict() : named.get(i));
        }
        return claimed;
    }

    private static Identity identity(IdentifiedRow row, Map<String, String> owners,
            Map<String, Versioned<Pupil>> onRoll) {
        Set<String> found = new LinkedHashSet<>(
                aliasesOf(row).filter(owners::containsKey).map(owners::get).filter(Objects::nonNull).toList());
        var holder = onRoll.get(row.rosterId());
        if (found.size() > 1) {
            return new Conflict();
        }
        if (holder == null) {
            return found.isEmpty() ? new New() : new Known(found.iterator().next());
        }
        if (found.contains(holder.id())) {
            return new Known(holder.id());
        }
        boolean numberCameLater = found.isEmpty() && holder.state() instanceof OnRoll there
                && there.entry().temporaryNumber() && !row.entry().temporaryNumber();
        return numberCameLater ? new Known(holder.id()) : new RosterIdTaken();
    }

    private static Stream<String> aliasesOf(IdentifiedRow row) {
        return row.citizenAlias() == null
                ? Stream.of(row.numberAlias())
                : Stream.of(row.citizenAlias(), row.numberAlias());
    }
}
