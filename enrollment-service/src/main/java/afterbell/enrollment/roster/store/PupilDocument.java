package afterbell.enrollment.roster.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.confidential.Sealed;
import afterbell.enrollment.roster.model.Departure;
import afterbell.enrollment.roster.model.Entry;
import afterbell.enrollment.roster.model.LeaveReason;
import afterbell.enrollment.roster.model.Pupil;
import afterbell.enrollment.roster.model.Pupil.OffRoll;
import afterbell.enrollment.roster.model.Pupil.OnRoll;
import afterbell.enrollment.roster.model.Source;
import afterbell.enrollment.roster.model.Standing;

/**
 * A pupil on disk.
 *
 * @param onRollOf  the school, absent off the roll
 * @param rosterKey school and roster id, absent off the roll
 * @param changed   when it was saved last; absent where that was not yet kept
 * @param entry     as it stands, or as it stood at the school that was left last
 */
record PupilDocument(@Field("sc") @Nullable String onRollOf, @Field("k") @Nullable String rosterKey,
        @Field("e") EntryDocument entry, @Field("d") List<DepartureDocument> departures,
        @Field("x") SealedParticulars particulars, @Field("lm") @Nullable Instant changed) {

    record EntryDocument(@Field("sc") String schoolId, @Field("r") String rosterId, @Field("g") int grade,
            @Field("c") String className, @Field("f") String fingerprint, @Field("t") boolean temporaryNumber,
            @Field("ci") @Nullable String classId, @Field("ag") @Nullable List<String> agentIds) {}

    record DepartureDocument(@Field("sc") String schoolId, @Field("o") String on, @Field("r") LeaveReason reason) {}

    /** Names and numbers; the contacts are one text. */
    record SealedParticulars(@Field("n") Sealed name, @Field("u") Sealed number, @Field("i") @Nullable Sealed citizenId,
            @Field("c") Sealed contacts) {}

    static String rosterKey(String schoolId, String rosterId) {
        return schoolId + "/" + rosterId;
    }

    static PupilDocument of(OnRoll pupil, SealedParticulars particulars, Instant now) {
        var standing = pupil.standing();
        return new PupilDocument(standing.schoolId(), rosterKey(standing.schoolId(), standing.rosterId()),
                write(pupil.entry()), write(pupil.departures()), particulars, now);
    }

    static PupilDocument of(OffRoll pupil, SealedParticulars particulars, Instant now) {
        return new PupilDocument(null, null, write(pupil.last()), write(pupil.departures()), particulars, now);
    }

    Pupil toPupil(String pupilId) {
        var known = new Entry(new Standing(entry.schoolId(), entry.rosterId(), entry.grade(), entry.className()),
                entry.fingerprint(), entry.temporaryNumber(),
                new Source(entry.classId(), entry.agentIds() == null ? List.of() : entry.agentIds()));
        var left = departures.stream()
                .map(it -> new Departure(it.schoolId(), LocalDate.parse(it.on()), it.reason()))
                .toList();
        return onRollOf == null ? new OffRoll(pupilId, known, left) : new OnRoll(pupilId, known, left);
    }

    private static EntryDocument write(Entry entry) {
        var standing = entry.standing();
        return new EntryDocument(standing.schoolId(), standing.rosterId(), standing.grade(), standing.className(),
                entry.fingerprint(), entry.temporaryNumber(), entry.source().classId(),
                entry.source().agentIds().isEmpty() ? null : entry.source().agentIds());
    }

    private static List<DepartureDocument> write(List<Departure> departures) {
        return departures.stream()
                .map(it -> new DepartureDocument(it.schoolId(), it.on().toString(), it.reason()))
                .toList();
    }
}
