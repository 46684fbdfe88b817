package afterbell.funding.ledger.store;

import java.time.Instant;

import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.funding.ledger.model.Finding;
import afterbell.funding.ledger.model.Finding.Kind;
import afterbell.funding.ledger.model.Source;

/**
 * A finding on disk.
 *
 * @param order time and id, by which a school's findings are listed
 */
record FindingDocument(@Field("sc") String schoolId, @Field("k") String order, @Field("ki") Kind kind,
        @Field("e") String entryId, @Field("t") String target, @Field("s") Source source, @Field("a") long amountFen,
        @Field("b") String by, @Field("at") Instant at) {

    static FindingDocument of(Finding finding) {
        return new FindingDocument(finding.schoolId(), orderOf(finding), finding.kind(), finding.entryId(),
                finding.target(), finding.source(), finding.amountFen(), finding.by(), finding.at());
    }

    static String orderOf(Finding finding) {
        return "%016d:%s".formatted(finding.at().toEpochMilli(), finding.findingId());
    }

    Finding toFinding(String findingId) {
        return new Finding(findingId, schoolId, kind, entryId, target, source, amountFen, by, at);
    }
}
