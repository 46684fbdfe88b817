package afterbell.funding;

import static afterbell.testing.Api.answer;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

import afterbell.contracts.attendance.register.v1.Entry;
import afterbell.contracts.attendance.register.v1.Presence;
import afterbell.contracts.attendance.register.v1.RegisterCorrected;
import afterbell.contracts.attendance.register.v1.RegisterFact;
import afterbell.contracts.attendance.register.v1.RollCalled;
import afterbell.contracts.attendance.register.v1.Slot;
import afterbell.contracts.enrollment.semester.v1.Policy;
import afterbell.contracts.enrollment.semester.v1.SemesterSet;
import afterbell.contracts.enrollment.semester.v1.ServedRule;
import afterbell.funding.semester.model.PublishedSemester;
import afterbell.funding.semester.store.Semesters;
import afterbell.funding.servedday.model.Semester;
import afterbell.funding.servedday.model.Semester.Term;
import afterbell.funding.servedday.store.Tallies;
import afterbell.funding.servedday.store.Tallies.Key;
import afterbell.testing.Api;
import afterbell.testing.BackedBy;
import afterbell.testing.BackingPart;
import afterbell.testing.Facts;
import afterbell.testing.FinishedSpans;
import afterbell.testing.TestUsers;
import afterbell.testing.Tokens;

/** The service on ports of its own, with the real broker, store and identity server: one for all tests. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "afterbell.payment.folder=target/bank-${random.uuid}")
@BackedBy({BackingPart.KAFKA, BackingPart.STORE, BackingPart.KEYCLOAK})
@Import(FinishedSpans.class)
public abstract class RunningFunding {
    protected static final LocalDate DAY = LocalDate.of(2021, 9, 13);
    protected static final String REGISTERS = "attendance.register.v1";
    private static final Semester OF_MARKERS = new Semester(2098, Term.SPRING);

    @Autowired
    private Tallies tallies;
    @Autowired
    private Semesters semesters;
    @LocalServerPort
    private int port;
    @LocalManagementPort
    private int managementPort;

    protected Api api() {
        return Api.on(port);
    }

    protected Api management() {
        return Api.on(managementPort);
    }

    protected static RollCalled called(String school, String group, LocalDate day, Entry... entries) {
        return new RollCalled(school, group, day, Slot.AFTERNOON, null, List.of(entries));
    }

    protected static RegisterCorrected corrected(String school, String group, LocalDate day, Entry... entries) {
        return new RegisterCorrected(school, group, day, Slot.AFTERNOON, List.of(entries), null);
    }

    protected static Entry present(String pupil, int revision) {
        return new Entry(pupil, Presence.PRESENT, revision);
    }

    protected static Entry absent(String pupil, int revision) {
        return new Entry(pupil, Presence.ABSENT_SICK, revision);
    }

    protected static void publish(RegisterFact fact, long sequence, Map<String, String> headers) {
        Facts.publish(fact.schoolId(), fact.groupId() + ":" + fact.serviceDate() + ":" + fact.slot(), sequence,
                (Record) fact, headers);
    }

    protected static void publish(RegisterFact fact, long sequence) {
        publish(fact, sequence, Map.of());
    }

    /** A marker of the same school, and so of the same partition, has come through. */
    protected void allBeforeIsCounted(String school) {
        String marker = unique("marker");
        publish(called(school, marker, OF_MARKERS.firstDay(), present("marker", 1)), 1);
        await().atMost(60, SECONDS).until(() -> isStored(new Key(marker, school, OF_MARKERS)));
    }

    private boolean isStored(Key tally) {
        return !Objects.requireNonNull(tallies.load(Set.of(tally)).get(tally)).isFresh();
    }

    /** A semester of Mondays to Fridays from the first day on, with the usual policy. */
    protected PublishedSemester semester(String semesterId, LocalDate first, int days, ServedRule rule, int minDays) {
        return semester(semesterId, 1, first, days, rule, minDays);
    }

    protected PublishedSemester semester(String semesterId, int version, LocalDate first, int days, ServedRule rule,
            int minDays) {
        var serviceDays = first.datesUntil(first.plusDays(days))
                .filter(day -> day.getDayOfWeek().getValue() < 6)
                .toList();
        Facts.publish(semesterId, semesterId, version, new SemesterSet(semesterId, version, first,
                first.plusDays(days - 1L), serviceDays, new Policy(rule, minDays, 12_500, 45, 2, 6_000, 50, 7, 365)));
        await().atMost(60, SECONDS)
                .until(() -> semesters.find(semesterId).filter(it -> it.version() == version).isPresent());
        return semesters.find(semesterId).orElseThrow();
    }

    protected JsonNode total(String school, String semester) {
        return answer(get(Tokens.of("fin-bureau"), school, "/total?semester=" + semester), 200);
    }

    protected JsonNode byGroup(String school, String query) {
        return answer(get(Tokens.of("fin-bureau"), school, "?semester=2021-autumn" + query), 200);
    }

    protected ResponseSpec get(String token, String school, String rest) {
        return api().get(token, "/api/funding/v1/schools/" + school + "/served-days" + rest);
    }

    /** @return the token of a new user with that role for that school */
    protected static String token(String role, String school) {
        return Tokens.of(TestUsers.with(Set.of(role), Set.of(school)));
    }

    protected static String unique(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 13);
    }
}
