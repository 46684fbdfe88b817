package afterbell.attendance.safetycheck.store;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.stereotype.Repository;

import afterbell.attendance.safetycheck.model.Photo;
import afterbell.attendance.safetycheck.model.PhotoType;
import afterbell.confidential.Confidential;
import afterbell.confidential.SealedBytes;
import afterbell.messaging.CollectionIndexes;

/**
 * Photos of checks: {@code _id} photo, {@code ck} check, {@code sc} school, {@code i} check's id at the school, {@code k}
 * kind, {@code z} size, {@code t} when it came, {@code c} the file, sealed under the check's key.
 */
@Repository
public class Photos {
    private static final String COLLECTION = "safety-photos";
    private static final String FIELD = "photo";
    /** Of a check. */
    public static final int MOST = 10;

    private final MongoTemplate mongo;
    private final Confidential confidential;

    Photos(MongoTemplate mongo, Confidential confidential) {
        this.mongo = mongo;
        this.confidential = confidential;
    }

    /** Keeps it durably; the same once more replaces itself. */
    public void keep(Photo photo, byte[] file) {
        var sealed = confidential.sealBytes(SafetyChecks.subject(photo.schoolId(), photo.checkId()), FIELD, file);
        var document = new Document("_id", photo.photoId())
                .append("ck", SafetyChecks.id(photo.schoolId(), photo.checkId()))
                .append("sc", photo.schoolId())
                .append("i", photo.checkId())
                .append("k", photo.type().name())
                .append("z", photo.size())
                .append("t", Date.from(photo.takenIn()))
                .append("c", new Binary(sealed.bytes()));
        photos().replaceOne(Filters.eq("_id", photo.photoId()), document, new ReplaceOptions().upsert(true));
    }

    public Optional<Photo> find(String photoId) {
        return read(Filters.eq("_id", photoId)).stream().findFirst();
    }

    /** @return the check's photos by id, at most {@link #MOST} */
    public List<Photo> ofCheck(String schoolId, String checkId) {
        return read(Filters.eq("ck", SafetyChecks.id(schoolId, checkId)));
    }

    /**
     * @return empty when it is gone
     * @throws afterbell.confidential.SubjectForgottenException once the check's key was destroyed
     */
    public Optional<byte[]> open(Photo photo) {
        return Optional.ofNullable(photos().find(Filters.eq("_id", photo.photoId())).first())
                .map(found -> confidential.openBytes(SafetyChecks.subject(photo.schoolId(), photo.checkId()), FIELD,
                        new SealedBytes(found.get("c", Binary.class).getData())));
    }

    void removeOf(String schoolId, String checkId) {
        photos().deleteMany(Filters.eq("ck", SafetyChecks.id(schoolId, checkId)));
    }

    private List<Photo> read(Bson filter) {
        return photos().find(filter)
                .sort(Sorts.ascending("_id"))
                .limit(MOST)
                .projection(Projections.exclude("c"))
                .map(Photos::read)
                .into(new ArrayList<>());
    }

    private static Photo read(Document stored) {
        return new Photo(stored.getString("_id"), stored.getString("sc"), stored.getString("i"),
                PhotoType.valueOf(stored.getString("k")), stored.getInteger("z"), stored.getDate("t").toInstant());
    }

    private MongoCollection<Document> photos() {
        return mongo.getCollection(COLLECTION).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    @Configuration(proxyBeanMethods = false)
    static class Indexes {
        @Bean
        CollectionIndexes indexesOfSafetyPhotos() {
            return CollectionIndexes.of(COLLECTION,
                    new Index().named("of-check").on("ck", Direction.ASC).on("_id", Direction.ASC));
        }
    }
}
