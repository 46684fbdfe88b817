package afterbell.staffing.vetting.model;

import java.time.LocalDate;

import afterbell.staffing.worker.model.Assessment;
import afterbell.staffing.worker.model.Notice;

/** What is entered about a worker on the way through the gates (R24). */
public sealed interface Step {
    /** @return the day on which it happened, which is never still to come */
    LocalDate day();

    /** Criminal-record query (犯罪记录准入查询), made on that day. */
    record CheckingRecord(LocalDate on, Result result) implements Step {
        @Override
        public LocalDate day() {
            return on;
        }
    }

    /** Public notice (聘任公示). */
    record PublishingNotice(Notice notice) implements Step {
        /** The notice may run into the days to come; its beginning and what was raised against it may not. */
        @Override
        public LocalDate day() {
            LocalDate last = notice.lastObjection();
            return last.isAfter(notice.from()) ? last : notice.from();
        }
    }

    /** Filing with the bureau (聘任报备). */
    record FilingWithBureau(LocalDate on) implements Step {
        @Override
        public LocalDate day() {
            return on;
        }
    }

    /** The bureau's answer to the filing. */
    record AcknowledgingFiling(LocalDate on) implements Step {
        @Override
        public LocalDate day() {
            return on;
        }
    }

    /** Assessment by the hiring school (聘任考核). */
    record AssessingWorker(Assessment assessment) implements Step {
        @Override
        public LocalDate day() {
            return assessment.on();
        }
    }

    /** What the query says of the person. */
    enum Result {
        CLEAR,
        ADVERSE
    }
}
