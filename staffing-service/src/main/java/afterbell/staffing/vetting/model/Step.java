package afterbell.staffing.vetting.model;

import java.time.LocalDate;
import java.util.Map;

import afterbell.staffing.worker.model.Criterion;
import afterbell.staffing.worker.model.Notice;

/** What is entered about a worker on the way through the gates (R24). */
public sealed interface Step {
    /** @return the day on which it happened, which is never still to come */
    LocalDate day();

    /** Criminal-record query (犯罪记录准入查询), made on that day; about the person, not about a hiring. */
    record CheckingRecord(LocalDate on, Result result) implements Step {
        @Override
        public LocalDate day() {
            return on;
        }
    }

    /** A step of one hiring. */
    sealed interface OfHiring extends Step {}

    /** Public notice (聘任公示). Put up again it replaces the one that is not filed yet. */
    record PublishingNotice(Notice notice) implements OfHiring {
        /** The notice may run into the days to come; its beginning and what was decided about it may not. */
        @Override
        public LocalDate day() {
            LocalDate last = notice.objections()
                    .stream()
                    .map(it -> it.decidedOn().orElse(it.on()))
                    .max(LocalDate::compareTo)
                    .orElse(notice.from());
            return last.isAfter(notice.from()) ? last : notice.from();
        }
    }

    /** Somebody objects to the hiring. */
    record Objecting(String objectionId, LocalDate on) implements OfHiring {
        @Override
        public LocalDate day() {
            return on;
        }
    }

    /** The hiring school decides an objection. */
    record DecidingObjection(String objectionId, LocalDate on, boolean upheld) implements OfHiring {
        @Override
        public LocalDate day() {
            return on;
        }
    }

    /** Filing with the bureau (聘任报备), also once more after it was sent back. */
    record FilingWithBureau(LocalDate on) implements OfHiring {
        @Override
        public LocalDate day() {
            return on;
        }
    }

    /** The bureau takes note of the filing. */
    record AcknowledgingFiling(LocalDate on) implements OfHiring {
        @Override
        public LocalDate day() {
            return on;
        }
    }

    /** The bureau sends the filing back. */
    record ReturningFiling(LocalDate on) implements OfHiring {
        @Override
        public LocalDate day() {
            return on;
        }
    }

    /** Assessment by the hiring school (聘任考核): the last gate, and once in each semester after it. */
    record AssessingWorker(LocalDate on, Map<Criterion, Integer> scores)
            implements OfHiring {
        @Override
        public LocalDate day() {
            return on;
        }
    }

    /** The worker leaves the school after that day. */
    record LeavingSchool(LocalDate on) implements OfHiring {
        @Override
        public LocalDate day() {
            return on;
        }
    }

    /** What the query says of the person. */
    enum Result {
        CLEAR,
        ADVERSE
    }
}
