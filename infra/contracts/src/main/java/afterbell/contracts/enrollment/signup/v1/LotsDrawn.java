package afterbell.contracts.enrollment.signup.v1;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.enrollment.lots-drawn.v1", about = "The order of the applicants is drawn; list and result are in the public file of the draw (R7).")
public record LotsDrawn(@Meaning("Opaque id of the school") String schoolId,
        @Meaning("For example 2021-autumn") String semesterId, @Meaning("Afternoon or noon (R10, R11)") Slot slot,
        @Meaning("The seed, 64 hexadecimal digits") String seed,
        @Meaning("SHA-256 of the list, 64 hexadecimal digits") String listHash) implements SignUpFact {}
