package afterbell.attendance.pickupcode.model;

import java.time.LocalDate;

import afterbell.attendance.group.model.Slot;

/**
 * What a pickup code says: this adult may collect this pupil on this day, once (R31). Which school it is for follows from
 * the key that has signed it.
 *
 * @param codeId tells it from every other code
 */
public record PickupCode(String codeId, String pupilId, String adultId, LocalDate day, Slot slot) {}
