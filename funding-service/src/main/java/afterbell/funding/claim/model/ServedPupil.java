package afterbell.funding.claim.model;

import java.time.LocalDate;

/**
 * A pupil whom a school served on at least one service day of a semester.
 *
 * @param days          service days on which the school served the pupil in the afternoon slot
 * @param firstDay      the first of them
 * @param months        a bit for each month with one of them, by the month's number among the semester's
 * @param paidElsewhere whether the city pays for this pupil to another school
 */
public record ServedPupil(String pupilId, int days, LocalDate firstDay, int months, boolean paidElsewhere) {}
