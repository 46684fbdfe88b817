package afterbell.staffing.worker.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How far a school has come with a hiring (R24). */
public sealed interface Stage {
    /**
     * Has joined the school. Who is not hired from outside needs nothing more than a clear record.
     *
     * @param since first day with the school after having left it; {@link LocalDate#MIN} for who never left
     */
    record Joined(LocalDate since) implements Stage {}

    /** The hiring is, or was, on public notice, and no objection was upheld. */
    record OnNotice(Notice notice) implements Stage {}

    /** An objection was upheld. Only a new notice begins anew. */
    record Objected(Notice notice) implements Stage {}

    /** The hiring is filed with the bureau. */
    record Filed(Notice notice, LocalDate filedOn) implements Stage {}

    /** The bureau has sent the filing back; it may be filed again. */
    record Returned(Notice notice, LocalDate filedOn, LocalDate returnedOn) implements Stage {}

    /** The bureau has acknowledged the filing. */
    record Acknowledged(Notice notice, LocalDate filedOn, LocalDate acknowledgedOn) implements Stage {}

    /** The first assessment was not passed. Only a new notice begins anew. */
    record Failed(Notice notice, LocalDate filedOn, LocalDate acknowledgedOn, Assessment assessment) implements Stage {}

    /**
     * Has passed all gates and serves the school.
     *
     * @param assessments those after the first, in order, at most {@value Hiring#MOST_ASSESSMENTS}
     */
    record Hired(Gates gates, List<Assessment> assessments) implements Stage {
        public Hired {
            assessments = List.copyOf(assessments);
        }

        LocalDate since() {
            return gates.assessment().on();
        }

        public Assessment lastAssessment() {
            return assessments.isEmpty() ? gates.assessment() : assessments.getLast();
        }
    }

    /**
     * Serves the school no longer. Only a new notice begins anew.
     *
     * @param lastDay    of the service
     * @param assessment the failing one, where that was the reason
     */
    record Ended(LocalDate lastDay, EndReason reason, Optional<Assessment> assessment) implements Stage {}

    /** Why a hiring has ended. */
    enum EndReason {
        FAILED_ASSESSMENT,
        ASSESSMENT_OVERDUE,
        LEFT
    }

    /** @return the notice of the hiring; none before it, and none once the hiring has ended */
    default Optional<Notice> publicNotice() {
        return switch (this) {
            case OnNotice(Notice it) -> Optional.of(it);
            case Objected(Notice it) -> Optional.of(it);
            case Filed(Notice it, var _) -> Optional.of(it);
            case Returned(Notice it, var _, var _) -> Optional.of(it);
            case Acknowledged(Notice it, var _, var _) -> Optional.of(it);
            case Failed(Notice it, var _, var _, var _) -> Optional.of(it);
            case Hired(Gates gates, var _) -> Optional.of(gates.notice());
            case Joined _, Ended _ -> Optional.empty();
        };
    }

    default Optional<LocalDate> filing() {
        return switch (this) {
            case Filed(var _, LocalDate on) -> Optional.of(on);
            case Acknowledged(var _, LocalDate on, var _) -> Optional.of(on);
            case Failed(var _, LocalDate on, var _, var _) -> Optional.of(on);
            case Hired(Gates gates, var _) -> Optional.of(gates.filedOn());
            case Joined _, OnNotice _, Objected _, Returned _, Ended _ -> Optional.empty();
        };
    }

    default Optional<LocalDate> acknowledgement() {
        return switch (this) {
            case Acknowledged(var _, var _, LocalDate on) -> Optional.of(on);
            case Failed(var _, var _, LocalDate on, var _) -> Optional.of(on);
            case Hired(Gates gates, var _) -> Optional.of(gates.acknowledgedOn());
            case Joined _, OnNotice _, Objected _, Filed _, Returned _, Ended _ -> Optional.empty();
        };
    }

    /** @return whether exactly this assessment was entered */
    default boolean has(Assessment assessment) {
        return entered().contains(assessment);
    }

    private List<Assessment> entered() {
        return switch (this) {
            case Hired hired -> Stream.concat(Stream.of(hired.gates().assessment()), hired.assessments().stream())
                    .toList();
            case Failed failed -> List.of(failed.assessment());
            case Ended ended -> ended.assessment().stream().toList();
            case Joined _, OnNotice _, Objected _, Filed _, Returned _, Acknowledged _ -> List.of();
        };
    }
}
