package afterbell.staffing.vetting.certificate.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

import afterbell.confidential.Confidential;
import afterbell.confidential.SealedBytes;
import afterbell.staffing.vetting.certificate.model.Certificate;
import afterbell.staffing.vetting.certificate.model.FileType;

/**
 * Uploaded certificates: {@code _id} certificate, {@code w} worker, {@code d} day of the query, {@code sc} school,
 * {@code k} kind of file, {@code z} size, {@code t} when it was entered, {@code c} the file, sealed under the worker's
 * key.
 */
@Repository
public class Certificates {
    static final String COLLECTION = "record-certificates";
    private static final String FIELD = "record-certificate";

    private final MongoTemplate mongo;
    private final Confidential confidential;

    Certificates(MongoTemplate mongo, Confidential confidential) {
        this.mongo = mongo;
        this.confidential = confidential;
    }

    /** Keeps it durably; the same once more replaces itself. */
    public void keep(Certificate certificate, byte[] file) {
        var sealed = confidential.sealBytes(certificate.workerId(), FIELD, file);
        var document = new Document("_id", certificate.certificateId()).append("w", certificate.workerId())
                .append("d", certificate.on().toString())
                .append("sc", certificate.schoolId())
                .append("k", certificate.type().name())
                .append("z", certificate.size())
                .append("t", Date.from(certificate.enteredAt()))
                .append("c", new Binary(sealed.bytes()));
        certificates().replaceOne(Filters.eq("_id", document.getString("_id")), document,
                new ReplaceOptions().upsert(true));
    }

    /** Takes back one that came to nothing. */
    public void remove(String certificateId) {
        certificates().deleteOne(Filters.eq("_id", certificateId));
    }

    public Optional<Certificate> find(String certificateId) {
        return read(Filters.eq("_id", certificateId), 1).stream().findFirst();
    }

    /** @return at most so many, the newest query first */
    public List<Certificate> ofWorker(String workerId, int most) {
        return read(Filters.eq("w", workerId), most);
    }

    public long count(String workerId, int atMost) {
        return certificates().countDocuments(Filters.eq("w", workerId), new CountOptions().limit(atMost));
    }

    /** @throws afterbell.confidential.SubjectForgottenException once the worker's key was destroyed */
    public byte[] open(Certificate certificate) {
        var found = certificates().find(Filters.eq("_id", certificate.certificateId())).first();
        if (found == null) {
            throw new IllegalStateException("The certificate " + certificate.certificateId() + " is gone");
        }
        return confidential.openBytes(certificate.workerId(), FIELD,
                new SealedBytes(found.get("c", Binary.class).getData()));
    }

    private List<Certificate> read(Bson filter, int most) {
        return certificates().find(filter)
                .sort(Sorts.descending("d", "_id"))
                .limit(most)
                .projection(Projections.exclude("c"))
                .map(Certificates::read)
                .into(new ArrayList<>());
    }

    private static Certificate read(Document stored) {
        return new Certificate(stored.getString("_id"), stored.getString("w"), LocalDate.parse(stored.getString("d")),
                stored.getString("sc"), FileType.valueOf(stored.getString("k")), stored.getInteger("z"),
                stored.getDate("t").toInstant());
    }

    private MongoCollection<Document> certificates() {
        return mongo.getCollection(COLLECTION).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }
}
