package afterbell.enrollment.rosterfile.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

import afterbell.enrollment.rosterfile.model.Finding;
import afterbell.enrollment.rosterfile.model.Finding.Weight;

/**
 * Reports of imports in pieces of {@value #PIECE} lines: {@code _id} import and number of the first line, {@code l} the
 * lines, {@code t} when it was written.
 */
@Repository
public class Reports {
    /** More lines than this are counted, not kept. */
    public static final int MOST_KEPT = 10_000;

    static final String COLLECTION = "roster-reports";
    private static final int PIECE = 100;

    private final MongoTemplate mongo;

    Reports(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /**
     * Writes lines, beginning with the one of that number; the same lines again change nothing.
     *
     * @param first number of the first line, counted from 0
     */
    public void write(String importId, int first, List<Finding> lines) {
        var writes = new ArrayList<ReplaceOneModel<Document>>();
        int room = Math.max(0, Math.min(lines.size(), MOST_KEPT - first));
        for (int from = 0; from < room; from += PIECE) {
            var some = lines.subList(from, Math.min(room, from + PIECE));
            var id = id(importId, first + from);
            writes.add(new ReplaceOneModel<>(Filters.eq("_id", id), new Document("_id", id)
                    .append("t", Date.from(Instant.now()))
                    .append("l", some.stream().map(Reports::write).toList()), new ReplaceOptions().upsert(true)));
        }
        if (!writes.isEmpty()) {
            reports().bulkWrite(writes);
        }
    }

    /** A line and its number. */
    public record Line(int number, Finding finding) {}

    /** @param from number of the first line that is wanted */
    public List<Line> find(String importId, int from, int limit) {
        var lines = new ArrayList<Line>();
        var pieces = reports().find(Filters.and(Filters.gt("_id", id(importId, Math.max(0, from - PIECE + 1) - 1)),
                Filters.lt("_id", importId + "0")))
                .sort(Sorts.ascending("_id"))
                .limit(limit / PIECE + 3);
        for (var piece : pieces) {
            int number = Integer.parseInt(piece.getString("_id").substring(importId.length() + 1));
            for (var line : piece.getList("l", Document.class)) {
                if (number >= from && lines.size() < limit) {
                    lines.add(new Line(number, read(line)));
                }
                number++;
            }
        }
        return lines;
    }

    /** Sorted as numbers are; {@code /} stands just before {@code 0}. */
    private static String id(String importId, int number) {
        return number < 0 ? importId + "/" : importId + "/%06d".formatted(number);
    }

    private static Document write(Finding it) {
        return new Document("w", it.weight().name()).append("f", it.file())
                .append("r", it.row())
                .append("c", it.column())
                .append("k", it.code())
                .append("p", it.pupilId());
    }

    private static Finding read(Document it) {
        return new Finding(Weight.valueOf(it.getString("w")), it.getString("f"), it.getInteger("r"), it.getString("c"),
                it.getString("k"), it.getString("p"));
    }

    private MongoCollection<Document> reports() {
        return mongo.getCollection(COLLECTION).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }
}
