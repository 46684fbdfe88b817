package afterbell.contracts.enrollment.signup.v1;

import java.time.Instant;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.enrollment.sign-up-announced.v1", about = "A school has announced when guardians can apply, and bound itself to a seed that nobody knows (R7); told again, the times are others, the seed never.")
public record SignUpAnnounced(@Meaning("Opaque id of the school") String schoolId,
        @Meaning("For example 2021-autumn") String semesterId, @Meaning("Afternoon or noon (R10, R11)") Slot slot,
        @Meaning("First moment at which a guardian can apply") Instant opens,
        @Meaning("First moment that is too late") Instant closes,
        @Meaning("Whether late applications are taken, behind those in time") boolean late,
        @Meaning("Places in all groups") int places,
        @Meaning("SHA-256 of the seed, 64 hexadecimal digits") String seedHash) implements SignUpFact {}
