package afterbell.enrollment.school.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

import afterbell.enrollment.school.model.ListedSchool;
import afterbell.enrollment.school.model.ListedSchool.Wanted;
import afterbell.enrollment.school.model.SchoolType;

/** The schools as society finds them: of each document only what a list shows is read. */
@Repository
public class ListedSchools {
    private static final Bson SHOWN = Projections.include("s.c", "s.n", "s.d", "s.t", "s.k", "s.p.i", "s.p.v");

    private final MongoTemplate mongo;

    ListedSchools(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** @param after id of the last school of the page before, empty for the first page */
    public List<ListedSchool> find(Wanted wanted, String after, int limit) {
        return Objects.requireNonNull(mongo.execute(Schools.COLLECTION, schools -> schools
                .find(filter(wanted, after))
                .projection(SHOWN)
                .sort(Sorts.ascending("_id"))
                .limit(limit)
                .map(ListedSchools::read)
                .into(new ArrayList<>())));
    }

    /** Every filter ends in a range of ids, so that each of the indexes gives its schools in their order. */
    private static Bson filter(Wanted wanted, String after) {
        var all = new ArrayList<Bson>();
        if (wanted.town() != null) {
            all.add(Filters.eq("s.t", wanted.town()));
        } else if (wanted.division() != null) {
            all.add(Filters.eq("s.d", wanted.division()));
        }
        if (wanted.type() != null) {
            all.add(Filters.eq("s.k", wanted.type().name()));
        }
        if (wanted.name() != null) {
            named(NamePieces.plain(wanted.name()), all);
        }
        all.add(Filters.gt("_id", after));
        return Filters.and(all);
    }

    private static void named(String part, List<Bson> all) {
        NamePieces.of(part).forEach(piece -> all.add(Filters.eq("s.b", piece)));
        all.add(Filters.regex("s.n", Pattern.compile(Pattern.quote(part), Pattern.CASE_INSENSITIVE)));
    }

    private static ListedSchool read(Document stored) {
        var school = stored.get("s", Document.class);
        var plans = school.getList("p", Document.class, List.of())
                .stream()
                .map(plan -> new ListedSchool.Published(plan.getString("i"), plan.getInteger("v")))
                .toList();
        return new ListedSchool(stored.getString("_id"), school.getString("c"), school.getString("n"),
                school.getString("d"), town(school), SchoolType.valueOf(school.getString("k")), plans);
    }

    private static @Nullable String town(Document school) {
        return school.getString("t");
    }
}
