package afterbell.staffing.institution.store;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

import afterbell.staffing.institution.model.EvidenceFile;
import afterbell.staffing.institution.model.EvidenceFile.Format;

/**
 * Documents that prove declarations, one each: {@code _id} SHA-256 of the content in hex, {@code f} format, {@code c}
 * content, {@code t} when it came, until a declaration uses it. What none uses is deleted after a day. The same file
 * handed in again is the same document.
 */
@Repository
public class EvidenceDocuments {
    static final String COLLECTION = "institution-evidence";
    static final Duration UNUSED_LIFE = Duration.ofDays(1);
    private static final int DUPLICATE_KEY = 11_000;

    private final MongoTemplate mongo;
    private final Clock clock;

    EvidenceDocuments(MongoTemplate mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Keeps a file for a day, or for as long as declarations use it. */
    public void keep(EvidenceFile file) {
        var now = Date.from(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        try {
            documents().insertOne(new Document("_id", file.evidenceId()).append("f", file.format().name())
                    .append("t", now)
                    .append("c", new Binary(file.content())));
        } catch (MongoWriteException refused) {
            if (refused.getError().getCode() != DUPLICATE_KEY) {
                throw refused;
            }
            documents().updateOne(Filters.and(Filters.eq("_id", file.evidenceId()), Filters.exists("t")),
                    Updates.set("t", now));
        }
    }

    /** @return how many no declaration uses, counted up to the limit */
    public long unused(int limit) {
        return documents().countDocuments(Filters.gt("t", new Date(0)), new CountOptions().limit(limit));
    }

    /** Keeps those that are there for good: call it before the declaration is saved. */
    public Set<String> use(Collection<String> evidenceIds) {
        documents().updateMany(Filters.in("_id", evidenceIds), Updates.unset("t"));
        var found = documents().find(Filters.in("_id", evidenceIds))
                .projection(Projections.include("_id"))
                .map(it -> it.getString("_id"))
                .into(new ArrayList<>());
        return new HashSet<>(found);
    }

    public Optional<EvidenceFile> find(String evidenceId) {
        return Optional.ofNullable(documents().find(Filters.eq("_id", evidenceId)).first())
                .map(it -> new EvidenceFile(evidenceId, Format.valueOf(it.getString("f")),
                        Objects.requireNonNull(it.get("c", Binary.class)).getData()));
    }

    private MongoCollection<Document> documents() {
        return mongo.getCollection(COLLECTION).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }
}
