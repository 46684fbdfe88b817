package afterbell.enrollment.roster;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import afterbell.confidential.CitizenId;
import afterbell.confidential.KeyedHash;
import afterbell.confidential.PupilNumber;
import afterbell.enrollment.roster.model.Entry;
import afterbell.enrollment.roster.model.Particulars;
import afterbell.enrollment.roster.model.Standing;

/**
 * A roster row whose numbers are well formed, with the aliases by which its pupil is found.
 *
 * @param numberAlias  keyed hash of the pupil number
 * @param citizenAlias keyed hash of the citizen id, where it is known
 */
record IdentifiedRow(Entry entry, Particulars particulars, String numberAlias, @Nullable String citizenAlias) {

    /** What becomes of judging a row's numbers. */
    sealed interface Judged {
        record Good(IdentifiedRow row) implements Judged {}

        record Bad(RosterProblem problem) implements Judged {}
    }

    static Judged judge(String schoolId, RosterRow row, KeyedHash hash) {
        var number = PupilNumber.parse(row.number());
        Optional<CitizenId> citizen = row.citizenId() == null ? Optional.empty() : CitizenId.parse(row.citizenId());
        if (number.isEmpty() || row.citizenId() != null && citizen.isEmpty()) {
            return new Judged.Bad(RosterProblem.ID_CHECKSUM);
        }
        var within = number.get().citizenId();
        if (citizen.isPresent() && within.isPresent() && !citizen.equals(within)) {
            return new Judged.Bad(RosterProblem.CITIZEN_ID_DIFFERS);
        }
        if (PupilNumber.parse(row.rosterId()).isPresent() || CitizenId.parse(row.rosterId()).isPresent()) {
            return new Judged.Bad(RosterProblem.ROSTER_ID_IS_A_NUMBER);
        }
        return new Judged.Good(of(schoolId, row, number.get(), citizen.or(() -> within).orElse(null), hash));
    }

    private static IdentifiedRow of(String schoolId, RosterRow row, PupilNumber number, @Nullable CitizenId citizen,
            KeyedHash hash) {
        var citizenId = citizen == null ? null : citizen.value();
        var particulars = new Particulars(row.name(), number.value(), citizenId, row.contacts());
        var standing = new Standing(schoolId, row.rosterId(), row.grade(), row.className());
        var entry = new Entry(standing, hash.of("roster-row", canonical(particulars)),
                number.value().startsWith("L"), row.source());
        return new IdentifiedRow(entry, particulars, hash.of("pupil-number", number.value()),
                citizenId == null ? null : hash.of("citizen-id", citizenId));
    }

    private static String canonical(Particulars it) {
        return it.name() + '\n' + it.number() + '\n' + it.citizenId() + '\n' + it.contacts()
                .stream()
                .map(contact -> contact.name() + '\t' + contact.phone() + '\t' + contact.relation())
                .collect(Collectors.joining("\n"));
    }

    String rosterId() {
        return entry.standing().rosterId();
    }

    /** Keyed hashes by which the pupil is found, one or two. */
    List<String> aliases() {
        return citizenAlias == null ? List.of(numberAlias) : List.of(citizenAlias, numberAlias);
    }

    /** Remembers the row's ids; false when one of them was there before. */
    boolean isNewAmong(Set<String> seen) {
        boolean isNew = seen.add(rosterId()) & seen.add(numberAlias);
        return citizenAlias == null ? isNew : isNew & seen.add(citizenAlias);
    }

    @Override
    public String toString() {
        return "IdentifiedRow";
    }
}
