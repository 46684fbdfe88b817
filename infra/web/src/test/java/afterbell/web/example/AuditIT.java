package afterbell.web.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import com.mongodb.client.model.Filters;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;

import afterbell.testing.Tokens;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Decision;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.paging.Cursor;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;

/** R2: every decision has a reason, an actor and a time; readings of sensitive data are kept as well. */
@Service
class AuditIT {

    private static final Caller OFFICE = new Caller("office-7", "console", Set.of(Role.SCHOOL_ADMIN, Role.TEACHER),
            Set.of("demo-school-1"));
    private static final Caller OTHER = new Caller("office-8", "console", Set.of(Role.SCHOOL_ADMIN), Set.of());

    private final Api api;
    private final AuditLog log;
    private final MongoTemplate store;
    private final String id = UUID.randomUUID().toString();
    private final Subject application = new Subject("application", id, "demo-school-1");

    AuditIT(@LocalServerPort int port, @Autowired AuditLog log, @Autowired MongoTemplate store) {
        this.api = new Api(port);
        this.log = log;
        this.store = store;
    }

    @Test
    void aDecisionIsKeptWithActorTimeRuleAndReason() {
        MDC.put("correlationId", "corr-1");
        try {
            log.decided(OFFICE, "application.refused", application, 3, "R6", "not on roll");
        } finally {
            MDC.remove("correlationId");
        }
        var entry = read("").json().path("items").path(0);
        assertThat(entry.path("action").asString()).isEqualTo("application.refused");
        assertThat(entry.path("caller").asString()).isEqualTo("office-7");
        assertThat(entry.path("clientId").asString()).isEqualTo("console");
        assertThat(entry.path("roles").toString()).isEqualTo("[\"school-admin\",\"teacher\"]");
        assertThat(entry.path("subject").toString()).isEqualTo(
                "{\"kind\":\"application\",\"id\":\"%s\",\"schoolId\":\"demo-school-1\"}".formatted(id));
        assertThat(entry.path("version").asLong()).isEqualTo(3);
        assertThat(entry.path("rule").asString()).isEqualTo("R6");
        assertThat(entry.path("reason").asString()).isEqualTo("not on roll");
        assertThat(entry.path("correlationId").asString()).isEqualTo("corr-1");
        assertThat(Duration.between(Instant.parse(entry.path("at").asString()), Instant.now()))
                .isBetween(Duration.ZERO, Duration.ofMinutes(1));
    }

    @Test
    void aRepeatedCommandAddsNothingAndChangesNothing() {
        log.decided(OFFICE, "application.refused", application, 3, "R6", "not on roll");
        log.decided(OTHER, "application.refused", application, 3, null, "another reason");
        log.decided(OFFICE, "application.refused", application, 4, "R6", "again");
        var items = read("").json().path("items");
        assertThat(items.size()).isEqualTo(2);
        assertThat(items.path(0).path("caller").asString()).isEqualTo("office-7");
        assertThat(items.path(0).path("reason").asString()).isEqualTo("not on roll");
    }

    @Test
    void aBatchThatACrashCutShortIsCompletedByItsRepetition() {
        var batch = IntStream.range(0, 1_000)
                .mapToObj(version -> new Decision("application.admitted", application, version, "R7", null))
                .toList();
        log.decided(OFFICE, batch.subList(0, 400));
        log.decided(OFFICE, batch);
        assertThat(read("&limit=1000").json().path("items").size()).isEqualTo(1_000);
        assertThatIllegalArgumentException().isThrownBy(() -> {
            var more = new ArrayList<>(batch);
            more.add(batch.getFirst());
            log.decided(OFFICE, more);
        });
        log.decided(OFFICE, List.of());
    }

    @Test
    void everyReadingIsKept() {
        log.read(OFFICE, "pupil.names", application);
        log.read(OFFICE, "pupil.names", application);
        var items = read("").json().path("items");
        assertThat(items.size()).isEqualTo(2);
        assertThat(items.path(0).has("version")).isFalse();
        assertThat(items.path(0).path("action").asString()).isEqualTo("pupil.names");
    }

    @Test
    void followingTheCursorShowsEveryEntryOnceInOrderOfTime() {
        log.decided(OFFICE, IntStream.range(0, 25)
                .mapToObj(version -> new Decision("application.changed", application, version, null, null))
                .toList());
        log.read(OFFICE, "pupil.names", application);
        log.decided(OFFICE, "application.withdrawn", application, 26, "R2", "moved away");
        log.read(OFFICE, "pupil.names", new Subject("application", UUID.randomUUID().toString(), null));
        var seen = new ArrayList<String>();
        var times = new ArrayList<String>();
        String next = "/api/example/v1/audit?subjectId=" + id + "&limit=4";
        while (next != null) {
            var page = api.get(next, Tokens.of("edu-bureau"));
            assertThat(page.status()).isEqualTo(200);
            page.json().path("items").forEach(it -> {
                seen.add(it.path("id").asString());
                times.add(it.path("at").asString());
            });
            var link = page.header("Link");
            next = link == null ? null : link.substring(1, link.indexOf('>'));
        }
        assertThat(seen).doesNotHaveDuplicates().hasSize(27);
        assertThat(times.stream().map(Instant::parse)).isSorted();
        assertThat(seen.getLast()).isEqualTo("application/" + id + "/application.withdrawn/26");
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin-1", "teacher-1", "fin-bureau"})
    void nobodyButTheBureauReadsIt(String user) {
        assertThat(api.get("/api/example/v1/audit?subjectId=" + id, Tokens.of(user)).status()).isEqualTo(403);
    }

    @Test
    void aQueryNamesItsSubjectAndACursorOfThisList() {
        assertThat(api.get("/api/example/v1/audit", Tokens.of("edu-bureau")).status()).isEqualTo(400);
        assertThat(api.get("/api/example/v1/audit?subjectId=", Tokens.of("edu-bureau")).status()).isEqualTo(400);
        var foreign = read("&cursor=" + Cursor.after("not a time", "x").encoded());
        assertThat(foreign.status()).isEqualTo(400);
        assertThat(foreign.text("code")).isEqualTo("cursor-invalid");
        assertThat(read("").json().path("items").size()).isZero();
    }

    @Test
    void whatIsMalformedOrEndlessIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> log.read(OFFICE, "two words", application));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> log.decided(OFFICE, "refused", application, 1, "R35", null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> log.decided(OFFICE, "refused", application, 1, null, "x".repeat(501)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Subject("application", "x".repeat(129), null));
        assertThatIllegalArgumentException().isThrownBy(() -> new Subject("application", " ", null));
    }

    @Test
    void anEntryHoldsOpaqueIdsOnly() {
        log.decided(OFFICE, "application.admitted", application, 1, null, null);
        var kept = store.getCollection("audit-log")
                .find(Filters.eq("_id", "application/" + id + "/application.admitted/1"))
                .first();
        assertThat(kept).containsOnlyKeys("_id", "t", "w", "p", "r", "a", "k", "s", "o", "c", "v", "l", "e");
        assertThat(store.getCollection("audit-log").listIndexes())
                .anySatisfy(index -> assertThat(index).containsEntry("key", new Document("s", 1).append("t", 1)
                        .append("_id", 1)));
    }

    private Api.Answer read(String more) {
        return api.get("/api/example/v1/audit?subjectId=" + id + more, Tokens.of("edu-bureau"));
    }
}
