package afterbell.contracts.enrollment.signup.v1;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.enrollment.applicants-listed.v1", about = "The sign-up has closed and the list of applicants is fixed (R7).")
public record ApplicantsListed(@Meaning("Opaque id of the school") String schoolId,
        @Meaning("For example 2021-autumn") String semesterId, @Meaning("Afternoon or noon (R10, R11)") Slot slot,
        @Meaning("How many take part") int applicants,
        @Meaning("SHA-256 of the list, 64 hexadecimal digits") String listHash) implements SignUpFact {}
