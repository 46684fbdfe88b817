package afterbell.funding.claim.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import afterbell.funding.claim.model.ClaimContent.Decision;
import afterbell.funding.claim.model.Finding.Kind;

/**
 * What was found about a claim when its school confirmed it, and what the bureau has said to it.
 *
 * @param findings     one for each kind that was found
 * @param acknowledged by kind, at most one each
 */
public record Review(List<Finding> findings, List<Acknowledgement> acknowledged) {
    public static final Review NONE = new Review(List.of(), List.of());

    public Review {
        findings = List.copyOf(findings);
        acknowledged = List.copyOf(acknowledged);
    }

    /** Why a claim is approved in spite of a finding, in the reviewer's words. */
    public record Acknowledgement(Kind kind, String note, Decision decision) {}

    public Optional<Finding> of(Kind kind) {
        return findings.stream().filter(it -> it.kind() == kind).findFirst();
    }

    public Optional<Acknowledgement> acknowledgementOf(Kind kind) {
        return acknowledged.stream().filter(it -> it.kind() == kind).findFirst();
    }

    /** @return what must be acknowledged before the claim is approved */
    public List<Kind> open() {
        return findings.stream()
                .filter(it -> it.severity().isToBeAcknowledged())
                .map(Finding::kind)
                .filter(kind -> acknowledgementOf(kind).isEmpty())
                .toList();
    }

    /** Another note about the same finding replaces the one before. */
    Review with(Acknowledgement acknowledgement) {
        return new Review(findings,
                Stream.concat(acknowledged.stream().filter(it -> it.kind() != acknowledgement.kind()),
                        Stream.of(acknowledgement)).toList());
    }
}
