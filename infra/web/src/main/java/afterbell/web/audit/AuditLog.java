package afterbell.web.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

import afterbell.web.correlation.CorrelationId;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.security.Caller;

/**
 * Every decision and every reading of sensitive data (R2, R7, R24), in the service's collection {@code audit-log}. Entries
 * are only ever added, durably; they hold opaque ids and no personal data.
 *
 * <p>Write the entry after the decision has been saved, with the version it was saved as: a command that is repeated,
 * because a crash came between the two or the answer was lost, completes what is missing and adds nothing twice.
 */
public final class AuditLog {

    static final String COLLECTION = "audit-log";

    private static final Pattern ACTION = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,79}");
    private static final Pattern RULE = Pattern.compile("R([1-9]|[12][0-9]|3[0-4])");
    private static final int LONGEST_ID = 128;
    private static final int LONGEST_REASON = 500;
    private static final int MOST_AT_ONCE = 1_000;
    private static final int DUPLICATE_KEY = 11_000;

    private final MongoCollection<Document> entries;
    private final Clock clock;
    private final AtomicBoolean indexed = new AtomicBoolean();

    /** @param clock the system's, also where the business clock is moved: a log says when things really happened */
    AuditLog(MongoCollection<Document> entries, Clock clock) {
        this.entries = entries.withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.clock = clock;
    }

    /**
     * What an entry is about.
     *
     * @param kind     such as {@code application}, {@code worker}
     * @param id       opaque id, never a citizen's or pupil's number
     * @param schoolId the school it belongs to, null when it belongs to none
     */
    public record Subject(String kind, String id, @Nullable String schoolId) {

        /** @throws IllegalArgumentException if kind or an id is empty or too long */
        public Subject {
            require("kind", kind, LONGEST_ID);
            require("id", id, LONGEST_ID);
            if (schoolId != null) {
                require("school", schoolId, LONGEST_ID);
            }
        }
    }

    /**
     * One decision.
     *
     * @param action  what was decided, such as {@code application.refused}
     * @param version the subject's version that the decision made; with action and subject the entry's identity
     * @param rule    clause of the plan, such as {@code R7}
     * @param reason  a short code or the school's own words, at most 500 characters, never sealed data
     */
    public record Decision(String action, Subject subject, long version, @Nullable String rule,
            @Nullable String reason) {

        /** @throws IllegalArgumentException if something is malformed or too long */
        public Decision {
            requireAction(action);
            if (rule != null && !RULE.matcher(rule).matches()) {
                throw new IllegalArgumentException("The plan has no clause " + rule);
            }
            if (reason != null && reason.length() > LONGEST_REASON) {
                throw new IllegalArgumentException("A reason has at most " + LONGEST_REASON + " characters");
            }
        }
    }

    /** Keeps one decision; see {@link Decision}. */
    public void decided(Caller who, String action, Subject subject, long version, @Nullable String rule,
            @Nullable String reason) {
        decided(who, List.of(new Decision(action, subject, version, rule, reason)));
    }

    /**
     * Keeps the decisions of a batch by one write.
     *
     * @param decisions at most 1 000
     */
    public void decided(Caller who, List<Decision> decisions) {
        if (decisions.size() > MOST_AT_ONCE) {
            throw new IllegalArgumentException("At most " + MOST_AT_ONCE + " decisions at once");
        }
        add(decisions.stream().map(decision -> {
            var subject = decision.subject();
            var id = String.join("/", subject.kind(), subject.id(), decision.action(),
                    Long.toString(decision.version()));
            return entry(id, who, decision.action(), subject).append("v", decision.version())
                    .append("l", decision.rule())
                    .append("e", decision.reason());
        }).toList());
    }

    /**
     * Keeps that somebody has read sensitive data of one person, the subject; call it before the data is given away, once
     * per answer.
     *
     * @param what what was read, such as {@code pupil.names}
     */
    public void read(Caller who, String what, Subject subject) {
        read(who, what, subject, List.of(subject.id()));
    }

    /**
     * Keeps that somebody has read sensitive data of people, such as the names on a page, by one entry for all of them
     * (or one for each {@value #MOST_AT_ONCE}); call it before the data is given away, once per answer.
     *
     * @param what  what was read, such as {@code pupil.names}
     * @param about what the answer was about, such as the school
     * @param whose opaque ids of the people whose data the answer holds; each of them finds the entry
     */
    public void read(Caller who, String what, Subject about, Collection<String> whose) {
        requireAction(what);
        var all = whose.stream().distinct().toList();
        all.forEach(id -> require("id", id, LONGEST_ID));
        var added = new ArrayList<Document>();
        for (int from = 0; from < all.size() || from == 0; from += MOST_AT_ONCE) {
            var entry = entry("read/" + UUID.randomUUID(), who, what, about);
            var some = all.subList(from, Math.min(all.size(), from + MOST_AT_ONCE));
            added.add(some.isEmpty() ? entry : entry.append("m", some));
        }
        add(added);
    }

    /**
     * A reading of a person's sensitive data, for that person: by which office, not by whom there.
     *
     * @param roles    of whoever has read
     * @param clientId the program that was given the token
     * @param schoolId the school whose data was read, null when it belongs to none
     * @param own      whether the asking account itself has read
     */
    public record Reading(Instant at, String what, List<String> roles, String clientId, @Nullable String schoolId,
            boolean own) {}

    /**
     * The readings of one person's data, the newest first.
     *
     * @param personId an id that {@link #read(Caller, String, Subject, Collection)} was given
     * @param asking   account that asks
     */
    public Page<Reading> readingsOf(String personId, String asking, Cursor cursor, PageLimit limit) {
        ensureIndex();
        var person = Filters.eq("m", personId);
        var found = new ArrayList<AuditEntry>();
        if (cursor.isStart()) {
            found.addAll(newest(person, limit.plusOne()));
        } else {
            var time = AuditEntry.timeOf(cursor);
            found.addAll(newest(Filters.and(person, Filters.eq("t", time), Filters.lt("_id", cursor.part(1))),
                    limit.plusOne()));
            if (found.size() < limit.plusOne()) {
                found.addAll(newest(Filters.and(person, Filters.lt("t", time)), limit.plusOne() - found.size()));
            }
        }
        return Page.of(found, limit, AuditEntry::cursor)
                .map(it -> new Reading(it.at(), it.action(), it.roles(), it.clientId(), it.subject().schoolId(),
                        it.caller().equals(asking)));
    }

    private List<AuditEntry> newest(Bson filter, int most) {
        return entries.find(filter)
                .sort(Sorts.descending("t", "_id"))
                .limit(most)
                .projection(Projections.exclude("m"))
                .map(AuditEntry::read)
                .into(new ArrayList<>());
    }

    /** A subject's entries in order of time. */
    List<AuditEntry> of(String subjectId, Cursor cursor, PageLimit limit) {
        ensureIndex();
        var subject = Filters.eq("s", subjectId);
        if (cursor.isStart()) {
            return find(subject, limit.plusOne());
        }
        var time = AuditEntry.timeOf(cursor);
        var found = new ArrayList<>(find(Filters.and(subject, Filters.eq("t", time),
                Filters.gt("_id", cursor.part(1))), limit.plusOne()));
        if (found.size() < limit.plusOne()) {
            found.addAll(find(Filters.and(subject, Filters.gt("t", time)), limit.plusOne() - found.size()));
        }
        return found;
    }

    private List<AuditEntry> find(Bson filter, int most) {
        return entries.find(filter)
                .sort(Sorts.ascending("t", "_id"))
                .limit(most)
                .projection(Projections.exclude("m"))
                .map(AuditEntry::read)
                .into(new ArrayList<>());
    }

    private Document entry(String id, Caller who, String action, Subject subject) {
        return new Document("_id", id).append("t", Date.from(clock.instant().truncatedTo(ChronoUnit.MILLIS)))
                .append("w", who.subject())
                .append("p", who.clientId())
                .append("r", who.roles().stream().map(role -> role.roleName()).sorted().toList())
                .append("a", action)
                .append("k", subject.kind())
                .append("s", subject.id())
                .append("o", subject.schoolId())
                .append("c", MDC.get(CorrelationId.MDC_KEY));
    }

    private void add(List<Document> added) {
        if (added.isEmpty()) {
            return;
        }
        ensureIndex();
        try {
            entries.insertMany(added, new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException refused) {
            var onlyRepeated = refused.getWriteConcernError() == null
                    && refused.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY);
            if (!onlyRepeated) {
                throw refused;
            }
        }
    }

    /** With the first use rather than at start-up, so that a service starts while its store is away. */
    private void ensureIndex() {
        if (!indexed.get()) {
            entries.createIndex(Indexes.ascending("s", "t", "_id"), new IndexOptions().name("subject"));
            entries.createIndex(Indexes.ascending("m", "t", "_id"), new IndexOptions().name("person").sparse(true));
            indexed.set(true);
        }
    }

    private static void requireAction(String action) {
        if (!ACTION.matcher(action).matches()) {
            throw new IllegalArgumentException("An action is one short word: " + action);
        }
    }

    private static void require(String what, String value, int longest) {
        if (value.isBlank() || value.length() > longest) {
            throw new IllegalArgumentException("The subject's " + what + " has 1 to " + longest + " characters");
        }
    }
}
