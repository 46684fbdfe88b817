package afterbell.attendance.device.model;

import java.time.Instant;

/**
 * A person must look at what devices have told of a pupil (R31).
 *
 * @param matter the gravest of the pupil's
 */
public record DeviceEvent(String pupilId, Matter matter, Instant at) {}
