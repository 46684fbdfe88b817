package afterbell.contracts.attendance.register.v1;

import afterbell.contracts.Meaning;

/** What the register says of one pupil. The entry with the highest revision holds, whatever the order of arrival. */
public record Entry(@Meaning("Opaque id of the pupil") String pupilId,
        @Meaning("Present, or absent with its reason") Presence presence,
        @Meaning("1 for the pupil's first entry in this register, then 2, 3 … for each change") int revision) {}
