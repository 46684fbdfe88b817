package afterbell.attendance.device.model;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import afterbell.attendance.pickup.model.PickupAuthority;
import afterbell.attendance.rollcall.model.Awaited;
import afterbell.attendance.rollcall.model.Register;
import afterbell.attendance.session.model.Session.Begun;

/**
 * What else is known as facts of devices are looked at.
 *
 * @param session     null where none was opened
 * @param authorities by pupil
 * @param codesNeeded whether it is not enough that a device names the adult
 * @param clocks      by device
 */
public record Circumstances(Register register, @Nullable Begun session, Awaited awaited,
        Map<String, PickupAuthority> authorities, boolean codesNeeded, Map<String, DeviceClock> clocks,
        Instant now) {
    public Circumstances {
        authorities = Map.copyOf(authorities);
        clocks = Map.copyOf(clocks);
    }

    PickupAuthority authorityOver(String pupilId) {
        return authorities.getOrDefault(pupilId, PickupAuthority.NOBODYS);
    }

    Timed timed(DeviceFact fact, String schoolId) {
        String device = fact.key().deviceId();
        var clock = clocks.get(device);
        return new Timed(fact, (clock == null ? DeviceClock.unseen(schoolId, device) : clock).timeOf(fact));
    }
}
