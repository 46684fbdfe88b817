package afterbell.enrollment.roster.store;

import afterbell.enrollment.roster.model.Particulars;
import afterbell.enrollment.roster.model.Pupil;

/** A pupil with all that is known of it, opened. Personal data: toString shows nothing. */
public record OpenedPupil(Pupil pupil, Particulars particulars) {
    @Override
    public String toString() {
        return "OpenedPupil";
    }
}
