package afterbell.contracts.staffing.institution.v1;

import java.util.List;

import afterbell.contracts.Meaning;

/** An institution that is, or was, accepted. */
public record Institution(
        @Meaning("Its unified social credit code (GB 32100), which is public") String institutionId,
        @Meaning("How it stands now") Standing standing,
        @Meaning("Days on which its people may serve, if they are cleared: in their order, at most 50 periods; whatever the standing says") List<AcceptedPeriod> accepted) {}
