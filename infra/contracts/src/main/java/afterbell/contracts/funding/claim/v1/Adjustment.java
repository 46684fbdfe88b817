package afterbell.contracts.funding.claim.v1;

import afterbell.contracts.Meaning;

/** What was corrected in an earlier semester after its claim was approved (R17). */
public record Adjustment(@Meaning("The earlier semester") String semesterId,
        @Meaning("What the school got too little, below zero what it got too much, in fen") long amountFen) {}
