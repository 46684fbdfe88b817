package afterbell.enrollment.roster.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

/** Reads a school's roll by offset, in an order, and with conditions: each query runs along an index of the school. */
@Repository
public class RosterPages {
    private static final int MOST_CLASSES = 300;

    private final MongoTemplate mongo;

    RosterPages(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** In which order, and on what there are conditions. */
    public enum Key {
        ID("_id"),
        CHANGED("s.lm"),
        GRADE("s.e.g");

        private final String field;

        Key(String field) {
            this.field = field;
        }
    }

    /** How a key compares with a value. */
    public enum Comparison {
        EQUAL,
        NOT_EQUAL,
        GREATER,
        AT_LEAST,
        LESS,
        AT_MOST
    }

    /** @param value a text for the id, an Instant for the change, an Integer for the grade */
    public record Condition(Key key, Comparison comparison, Object value) {
        Bson toFilter() {
            Object stored = value instanceof Instant time ? Date.from(time) : value;
            return switch (comparison) {
                case EQUAL -> Filters.eq(key.field, stored);
                case NOT_EQUAL -> Filters.ne(key.field, stored);
                case GREATER -> Filters.gt(key.field, stored);
                case AT_LEAST -> Filters.gte(key.field, stored);
                case LESS -> Filters.lt(key.field, stored);
                case AT_MOST -> Filters.lte(key.field, stored);
            };
        }
    }

    /** @param any whether one of the conditions suffices */
    public record Asked(List<Condition> conditions, boolean any) {
        Bson of(String schoolId) {
            var school = Filters.eq("s.sc", schoolId);
            if (conditions.isEmpty()) {
                return school;
            }
            var all = conditions.stream().map(Condition::toFilter).toList();
            return Filters.and(school, any ? Filters.or(all) : Filters.and(all));
        }
    }

    /** A pupil on the roll, without a name. */
    public record Place(String pupilId, String schoolId, String rosterId, int grade, String className,
            Instant changed) {}

    public long count(String schoolId, Asked asked) {
        return pupils().countDocuments(asked.of(schoolId));
    }

    public List<Place> find(String schoolId, Asked asked, Key order, boolean descending, int offset, int limit) {
        var fields = switch (order) {
            case ID -> List.of("s.sc", "_id");
            case CHANGED -> List.of("s.sc", "s.lm", "_id");
            case GRADE -> List.of("s.sc", "s.e.g", "s.e.c", "_id");
        };
        return pupils().find(asked.of(schoolId))
                .sort(descending ? Sorts.descending(fields) : Sorts.ascending(fields))
                .skip(offset)
                .limit(limit)
                .projection(Projections.include("s.sc", "s.e", "s.lm"))
                .map(RosterPages::place)
                .into(new ArrayList<>());
    }

    /** A class as pupils are in it. */
    public record SchoolClass(String schoolId, int grade, String name) {}

    /** @return the classes of a school's pupils by grade and name: from one to the next along the index */
    public List<SchoolClass> classes(String schoolId) {
        var classes = new ArrayList<SchoolClass>();
        var next = first(Filters.eq("s.sc", schoolId));
        while (next != null && classes.size() < MOST_CLASSES) {
            classes.add(new SchoolClass(schoolId, next.grade(), next.className()));
            var ofGrade = first(Filters.and(Filters.eq("s.sc", schoolId), Filters.eq("s.e.g", next.grade()),
                    Filters.gt("s.e.c", next.className())));
            next = ofGrade != null
                    ? ofGrade
                    : first(Filters.and(Filters.eq("s.sc", schoolId), Filters.gt("s.e.g", next.grade())));
        }
        return classes;
    }

    private @Nullable Place first(Bson filter) {
        return pupils().find(filter)
                .sort(Sorts.ascending("s.sc", "s.e.g", "s.e.c", "_id"))
                .limit(1)
                .projection(Projections.include("s.sc", "s.e", "s.lm"))
                .map(RosterPages::place)
                .first();
    }

    private static Place place(Document stored) {
        var state = stored.get("s", Document.class);
        var entry = state.get("e", Document.class);
        var changed = state.getDate("lm");
        return new Place(stored.getString("_id"), state.getString("sc"), entry.getString("r"), entry.getInteger("g"),
                entry.getString("c"), changed == null ? Instant.EPOCH : changed.toInstant());
    }

    private MongoCollection<Document> pupils() {
        return mongo.getCollection(Pupils.COLLECTION);
    }
}
