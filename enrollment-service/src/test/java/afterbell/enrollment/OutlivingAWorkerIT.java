package afterbell.enrollment;

import static afterbell.testing.Api.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

import afterbell.enrollment.rosterfile.model.Counts;
import afterbell.enrollment.rosterfile.model.Order;
import afterbell.enrollment.rosterfile.model.Order.Missing;
import afterbell.enrollment.rosterfile.model.Order.Mode;
import afterbell.enrollment.rosterfile.model.RosterImport;
import afterbell.enrollment.rosterfile.model.State;
import afterbell.enrollment.rosterfile.model.Submitter;
import afterbell.enrollment.rosterfile.store.RosterImports;
import afterbell.enrollment.rosterfile.store.Uploads;

/** An import whose worker has died is gone on with by another one; nothing of the file is left at the end. */
class OutlivingAWorkerIT extends RunningEnrollment {
    private static final Counts ONE = new Counts(1, 0, 0, 0, 0, 0, 0);

    @Autowired
    private RosterImports imports;
    @Autowired
    private Uploads uploads;
    @Autowired
    private MongoTemplate mongo;

    @Test
    void whoDiesWhileReadingOrCheckingLeavesAllToBeDone() {
        assertThat(afterDying(RosterImport::reading).path("state").asString()).isEqualTo("APPLIED");
        assertThat(afterDying(it -> it.reading().checking(1)).at("/pupils/added").asInt()).isEqualTo(1);
    }

    @Test
    void whoDiesWhileEnteringLeavesAReportThatStands() {
        var ended = afterDying(it -> it.reading().checking(1).judged(State.APPLYING, ONE, 0, 0, imports.now()));

        assertThat(ended.path("state").asString()).isEqualTo("APPLIED");
        assertThat(ended.at("/pupils/added").asInt()).isEqualTo(1);
        assertThat(ended.at("/progress/done").asInt()).isEqualTo(1);
    }

    @Test
    void withoutItsFileAnImportFails() {
        var school = givenNewSchool();
        var job = submitted(school);
        imports.submit(job, submitter(school));

        assertThat(ended(school.token(), job.importId()).path("failure").asString()).isEqualTo("upload-expired");
    }

    /** An import as a worker has left it, gone on with to its end. */
    private JsonNode afterDying(UnaryOperator<RosterImport> steps) {
        var school = givenNewSchool();
        var file = new OneRosterFile(school.code()).student("s-1", "赵小明", Numbers.pupilNumber(), "03").bytes();
        var job = submitted(school);
        uploads.keep(job.importId(), file);
        assertThat(new String(stored(job.importId()).getList("c", Binary.class).getFirst().getData(),
                StandardCharsets.ISO_8859_1)).doesNotContain("manifest.csv");

        imports.submit(steps.apply(job.taken()), submitter(school));
        var ended = ended(school.token(), job.importId());

        assertThat(answer(api().get(school.token(), SCHOOLS + "/" + school.id() + "/pupils"), 200).path("items"))
                .hasSize(1);
        await().until(() -> stored(job.importId()) == null);
        return ended;
    }

    private Document stored(String importId) {
        return mongo.getCollection("roster-uploads").find(new Document("_id", importId)).first();
    }

    private RosterImport submitted(NewSchool school) {
        var order = new Order(Mode.ALL, false, Missing.REPORT, LocalDate.of(2021, 9, 1));
        return RosterImport.submitted(UUID.randomUUID().toString(), school.id(), order, "hash", imports.now());
    }

    private static Submitter submitter(NewSchool school) {
        return new Submitter("system", "test", List.of("SCHOOL_SYSTEM"), List.of(school.id()), null);
    }
}
