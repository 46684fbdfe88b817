package afterbell.funding.spending.store;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

import afterbell.confidential.Confidential;
import afterbell.confidential.SealedBytes;
import afterbell.funding.spending.model.Voucher.Id;

/**
 * The files of vouchers: {@code _id} attachment, {@code v} voucher, {@code c} the file, sealed under the voucher's key.
 */
@Repository
public class Attachments {
    private static final String COLLECTION = "voucher-attachments";
    private static final String FIELD = "voucher-attachment";

    private final MongoTemplate mongo;
    private final Confidential confidential;

    Attachments(MongoTemplate mongo, Confidential confidential) {
        this.mongo = mongo;
        this.confidential = confidential;
    }

    /** Keeps it durably; the same once more replaces itself. */
    public void keep(Id voucher, String attachmentId, byte[] file) {
        var sealed = confidential.sealBytes(subjectOf(voucher), FIELD, file);
        files().replaceOne(Filters.eq("_id", attachmentId), new Document("_id", attachmentId)
                .append("v", voucher.value())
                .append("c", new Binary(sealed.bytes())), new ReplaceOptions().upsert(true));
    }

    public byte[] open(Id voucher, String attachmentId) {
        var found = files().find(Filters.eq("_id", attachmentId)).first();
        if (found == null) {
            throw new IllegalStateException("The attachment " + attachmentId + " is gone");
        }
        return confidential.openBytes(subjectOf(voucher), FIELD,
                new SealedBytes(found.get("c", Binary.class).getData()));
    }

    private static String subjectOf(Id voucher) {
        return "voucher:" + voucher.value();
    }

    private MongoCollection<Document> files() {
        return mongo.getCollection(COLLECTION).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }
}
