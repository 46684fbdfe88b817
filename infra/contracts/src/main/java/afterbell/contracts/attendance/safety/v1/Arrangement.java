package afterbell.contracts.attendance.safety.v1;

import afterbell.contracts.Meaning;

/** What one outdoor offering does today. */
public record Arrangement(@Meaning("Opaque id of the offering") String offeringId,
        @Meaning("What it does instead") BadWeather arrangement) {}
