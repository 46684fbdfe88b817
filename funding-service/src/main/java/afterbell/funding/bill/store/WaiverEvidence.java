package afterbell.funding.bill.store;

import java.util.Optional;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

import afterbell.confidential.Confidential;
import afterbell.confidential.Sealed;
import afterbell.confidential.SealedBytes;
import afterbell.funding.bill.model.Bill.Id;

/** Why a fee was waived: {@code _id} bill, {@code r} the reason and {@code c} the paper, sealed under the pupil's key. */
@Repository
public class WaiverEvidence {
    private static final String REASON = "waiver-reason";
    private static final String PAPER = "waiver-paper";

    private final MongoTemplate mongo;
    private final Confidential confidential;

    WaiverEvidence(MongoTemplate mongo, Confidential confidential) {
        this.mongo = mongo;
        this.confidential = confidential;
    }

    /** In words, and the paper. */
    public record Opened(String reason, byte[] paper) {}

    /** Keeps it durably; kept again it replaces itself. */
    public void keep(Id bill, String reason, byte[] paper) {
        var subject = subjectOf(bill);
        evidence().replaceOne(Filters.eq("_id", bill.value()), new Document("_id", bill.value())
                .append("r", new Binary(confidential.seal(subject, REASON, reason).bytes()))
                .append("c", new Binary(confidential.sealBytes(subject, PAPER, paper).bytes())),
                new ReplaceOptions().upsert(true));
    }

    public Optional<Opened> open(Id bill) {
        return Optional.ofNullable(evidence().find(Filters.eq("_id", bill.value())).first())
                .map(found -> new Opened(
                        confidential.open(subjectOf(bill), REASON, new Sealed(found.get("r", Binary.class).getData())),
                        confidential.openBytes(subjectOf(bill), PAPER,
                                new SealedBytes(found.get("c", Binary.class).getData()))));
    }

    private static String subjectOf(Id bill) {
        return "fees-of-pupil:" + bill.pupilId();
    }

    private MongoCollection<Document> evidence() {
        return mongo.getCollection("waiver-evidence").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }
}
