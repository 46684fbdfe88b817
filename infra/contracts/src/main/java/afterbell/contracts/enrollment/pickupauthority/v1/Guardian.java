package afterbell.contracts.enrollment.pickupauthority.v1;

import afterbell.contracts.Meaning;

/** An adult who may collect the pupil, and who signs in as one of the pupil's guardians. */
public record Guardian(@Meaning("Opaque id of the adult, one of those who may") String adultId,
        @Meaning("Subject of the guardian's tokens, opaque") String account) {}
