package afterbell.enrollment.rosterfile.store;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

import afterbell.confidential.Confidential;
import afterbell.confidential.Sealed;
import afterbell.confidential.SubjectForgottenException;

/**
 * Files that wait to be imported, one document each: {@code _id} the import, {@code c} the content in sealed pieces,
 * {@code t} when it came. A file has a key of its own, which is destroyed when the import is over; what no import ever
 * comes for is deleted after a day.
 */
@Repository
public class Uploads {
    static final String COLLECTION = "roster-uploads";
    static final Duration LIFE = Duration.ofDays(1);
    /** Bytes of a piece: in Base64 just what one seal takes. */
    private static final int PIECE = 12_000;

    private final MongoTemplate mongo;
    private final Confidential confidential;

    Uploads(MongoTemplate mongo, Confidential confidential) {
        this.mongo = mongo;
        this.confidential = confidential;
    }

    public void keep(String importId, byte[] content) {
        var pieces = new ArrayList<Binary>();
        for (int from = 0; from < content.length; from += PIECE) {
            var text = Base64.getEncoder()
                    .encodeToString(Arrays.copyOfRange(content, from, Math.min(content.length, from + PIECE)));
            pieces.add(new Binary(confidential.seal(subject(importId), "part-" + pieces.size(), text).bytes()));
        }
        uploads().insertOne(new Document("_id", importId).append("t", Date.from(Instant.now())).append("c", pieces));
    }

    /** @return the file; empty when its life is over */
    public Optional<byte[]> find(String importId) {
        var stored = Optional.ofNullable(uploads().find(Filters.eq("_id", importId)).first());
        try {
            return stored.map(it -> opened(importId, it));
        } catch (SubjectForgottenException e) {
            return Optional.empty();
        }
    }

    private byte[] opened(String importId, Document stored) {
        var content = new ByteArrayOutputStream();
        int part = 0;
        for (var piece : stored.getList("c", Binary.class)) {
            var text = confidential.open(subject(importId), "part-" + part++, new Sealed(piece.getData()));
            content.writeBytes(Base64.getDecoder().decode(text));
        }
        return content.toByteArray();
    }

    /** Nothing of the file is left. Repeating it changes nothing. */
    public void destroy(String importId) {
        uploads().deleteOne(Filters.eq("_id", importId));
        confidential.forget(subject(importId));
    }

    private static String subject(String importId) {
        return "roster-upload-" + importId;
    }

    private MongoCollection<Document> uploads() {
        return mongo.getCollection(COLLECTION).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }
}
