package afterbell.funding;

import static afterbell.testing.Api.answer;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

/** From the first fact on, by one command, to the same tally. */
class RebuildingServedDaysIT extends RunningFunding {
    @Autowired
    private MongoTemplate mongo;

    @Test
    void givesTheSameTallyAndForgetsWhatNoFactHasSaid() {
        String school = unique("s");
        for (int day = 0; day < 10; day++) {
            publish(called(school, school, DAY.plusDays(day), present("ann", 1), absent("bo", 1)), 1);
        }
        publish(corrected(school, school, DAY, absent("ann", 2), present("bo", 2)), 2);
        allBeforeIsCounted(school);
        JsonNode before = byGroup(school, "");
        mongo.getCollection("served-days").insertOne(new Document("_id", "invented").append("v", 1L).append("q", 0L));

        answer(management().post(null, "/actuator/projections/served-days", "{}"), 200);

        await().atMost(90, SECONDS).until(this::isCaughtUp);
        assertThat(byGroup(school, "")).isEqualTo(before);
        assertThat(total(school, "2021-autumn").path("pupilDays").asInt()).isEqualTo(10);
        assertThat(mongo.getCollection("served-days").find(new Document("_id", "invented")).first()).isNull();
    }

    @Test
    void aProjectionThatNobodyHasIsNotFound() {
        management().post(null, "/actuator/projections/nothing", "{}").expectStatus().isNotFound();
    }

    private boolean isCaughtUp() {
        JsonNode progress = answer(management().get(null, "/actuator/projections"), 200).valueStream()
                .filter(it -> it.path("projection").asString().equals("served-days"))
                .findFirst()
                .orElseThrow();
        return progress.path("read").asLong() == progress.path("published").asLong();
    }
}
