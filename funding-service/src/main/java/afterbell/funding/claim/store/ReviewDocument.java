package afterbell.funding.claim.store;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.funding.claim.model.Finding;
import afterbell.funding.claim.model.Finding.Evidence;
import afterbell.funding.claim.model.Finding.Kind;
import afterbell.funding.claim.model.Finding.Severity;
import afterbell.funding.claim.model.Review;
import afterbell.funding.claim.model.Review.Acknowledgement;
import afterbell.funding.claim.store.ClaimDocument.DecisionDocument;

/** What was found about a claim, on disk. */
record ReviewDocument(@Field("f") List<FindingDocument> findings,
        @Field("a") List<AcknowledgementDocument> acknowledged) {

    record FindingDocument(@Field("k") Kind kind, @Field("s") Severity severity, @Field("n") int count,
            @Field("e") List<EvidenceDocument> evidence) {}

    record EvidenceDocument(@Field("p") @Nullable String pupilId, @Field("d") @Nullable String day,
            @Field("sc") @Nullable String otherSchoolId, @Field("f") int found, @Field("x") int expected,
            @Field("w") @Nullable String what) {
        static EvidenceDocument of(Evidence evidence) {
            return new EvidenceDocument(evidence.pupilId(), evidence.day() == null ? null : evidence.day().toString(),
                    evidence.otherSchoolId(), evidence.found(), evidence.expected(), evidence.what());
        }

        Evidence toEvidence() {
            return new Evidence(pupilId, day == null ? null : LocalDate.parse(day), otherSchoolId, found, expected,
                    what);
        }
    }

    record AcknowledgementDocument(@Field("k") Kind kind, @Field("n") String note, @Field("d") DecisionDocument by) {}

    static ReviewDocument of(Review review) {
        return new ReviewDocument(review.findings()
                .stream()
                .map(it -> new FindingDocument(it.kind(), it.severity(), it.count(),
                        it.evidence().stream().map(EvidenceDocument::of).toList()))
                .toList(),
                review.acknowledged()
                        .stream()
                        .map(it -> new AcknowledgementDocument(it.kind(), it.note(),
                                DecisionDocument.of(it.decision())))
                        .toList());
    }

    Review toReview() {
        return new Review(findings.stream()
                .map(it -> new Finding(it.kind(), it.severity(), it.count(),
                        it.evidence().stream().map(EvidenceDocument::toEvidence).toList()))
                .toList(),
                acknowledged.stream()
                        .map(it -> new Acknowledgement(it.kind(), it.note(), it.by().toDecision()))
                        .toList());
    }
}
