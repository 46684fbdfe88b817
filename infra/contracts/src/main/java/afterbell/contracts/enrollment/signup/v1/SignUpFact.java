package afterbell.contracts.enrollment.signup.v1;

import afterbell.contracts.Topic;

@Topic(name = "enrollment.sign-up.v1", key = "school", about = "When guardians apply at a school, and how the order of its applicants was drawn (R2, R7).")
public sealed interface SignUpFact permits SignUpAnnounced, ApplicantsListed, LotsDrawn {
    String schoolId();
}
