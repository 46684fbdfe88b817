package afterbell.enrollment.roster.store;

import afterbell.enrollment.roster.model.Pupil;

/**
 * A pupil for the eyes of the school's own people. Personal data: toString shows nothing.
 *
 * @param maskedNumber the pupil number with its middle hidden
 */
public record NamedPupil(Pupil pupil, String name, String maskedNumber) {
    @Override
    public String toString() {
        return "NamedPupil";
    }
}
