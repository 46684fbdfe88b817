package afterbell.enrollment.roster.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import afterbell.enrollment.roster.model.Pupil.Enrolment;
import afterbell.enrollment.roster.model.Pupil.Leaving;
import afterbell.enrollment.roster.model.Pupil.OffRoll;
import afterbell.enrollment.roster.model.Pupil.OnRoll;
import afterbell.enrollment.roster.model.Pupil.Unknown;

/** R6: on the roll of at most one school of the city. */
class BeingOnARollTest {
    private static final Pupil UNKNOWN = new Unknown("pupil-1");
    private static final Entry FIRST = entry("school-1", 3, "hash-1");
    private static final Entry SECOND = entry("school-2", 3, "hash-1");
    private static final Departure TRANSFER = new Departure("school-1", LocalDate.of(2021, 11, 1),
            LeaveReason.TRANSFERRED);

    private final OnRoll there = new OnRoll("pupil-1", FIRST, List.of());
    private final OffRoll gone = new OffRoll("pupil-1", FIRST, List.of(TRANSFER));

    @Test
    void anUnknownPupilIsAdded() {
        assertThat(UNKNOWN.enrol(FIRST)).isEqualTo(new Enrolment.Added(there));
    }

    @Test
    void theSameEntryAgainChangesNothing() {
        assertThat(there.enrol(FIRST)).isEqualTo(new Enrolment.Unchanged(there));
    }

    @Test
    void anotherGradeOrNameIsTakenOver() {
        assertThat(there.enrol(entry("school-1", 4, "hash-1"))).isInstanceOf(Enrolment.Changed.class);
        assertThat(there.enrol(entry("school-1", 3, "hash-2"))).isInstanceOf(Enrolment.Changed.class);
    }

    @Test
    void anotherSchoolCannotEnterAPupilWhoHasNotLeft() {
        assertThat(there.enrol(SECOND)).isEqualTo(new Enrolment.OnRollElsewhere());
        assertThat(there.isOnRollOf("school-1")).isTrue();
        assertThat(there.isOnRollOf("school-2")).isFalse();
    }

    @Test
    void whoHasLeftIsOnNoRoll() {
        assertThat(there.leave(TRANSFER)).isEqualTo(new Leaving.Left(gone));
        assertThat(gone.current()).isEmpty();
        assertThat(gone.isOnRollOf("school-1")).isFalse();
    }

    @Test
    void anotherSchoolThenEntersTheSamePupil() {
        assertThat(gone.enrol(SECOND))
                .isEqualTo(new Enrolment.Added(new OnRoll("pupil-1", SECOND, List.of(TRANSFER))));
    }

    @Test
    void leavingTwiceIsLeavingOnceEvenAfterTheTransfer() {
        var elsewhere = new OnRoll("pupil-1", SECOND, List.of(TRANSFER));

        assertThat(gone.leave(TRANSFER)).isEqualTo(new Leaving.LeftBefore());
        assertThat(elsewhere.leave(TRANSFER)).isEqualTo(new Leaving.LeftBefore());
    }

    @Test
    void nobodyLeavesARollThatTheyAreNotOn() {
        var other = new Departure("school-1", LocalDate.of(2021, 11, 2), LeaveReason.LEFT_SCHOOL);

        assertThat(UNKNOWN.leave(TRANSFER)).isEqualTo(new Leaving.NotOnRoll());
        assertThat(gone.leave(other)).isEqualTo(new Leaving.NotOnRoll());
        assertThat(new OnRoll("pupil-1", SECOND, List.of()).leave(TRANSFER)).isEqualTo(new Leaving.NotOnRoll());
    }

    private static Entry entry(String school, int grade, String hash) {
        return new Entry(new Standing(school, "p-1", grade, "2班"), hash, false);
    }
}
