package afterbell.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

import afterbell.contracts.attendance.register.v1.Arrival;
import afterbell.contracts.attendance.register.v1.Entry;
import afterbell.contracts.attendance.register.v1.PupilsCheckedIn;
import afterbell.contracts.attendance.register.v1.RollCalled;
import afterbell.contracts.attendance.register.v1.Slot;
import afterbell.contracts.attendance.register.v1.Way;

/** R16: facts in, a tally out, exact under repeats and in any order. */
class CountingServedDaysIT extends RunningFunding {
    @Autowired
    private MongoTemplate mongo;

    @Test
    void aRollThatWasCalledIsCounted() {
        String school = unique("s");
        publish(called(school, "g-1" + school, DAY, present("ann", 1), absent("bo", 1)), 1);
        publish(called(school, "g-1" + school, DAY.plusDays(1), present("ann", 1), present("bo", 1)), 1);
        allBeforeIsCounted(school);

        assertTotal(school, 2, 3);
        JsonNode group = byGroup(school, "").path("items").get(0);
        assertThat(group.path("groupId").asString()).isEqualTo("g-1" + school);
        assertThat(group.path("pupils").findValuesAsString("pupilId")).containsExactly("ann", "bo");
        assertThat(days(group, 0)).containsExactly("2021-09-13", "2021-09-14");
        assertThat(days(group, 1)).containsExactly("2021-09-14");
    }

    @Test
    void repeatsChangeNothing() {
        String school = unique("s");
        for (int i = 0; i < 3; i++) {
            publish(called(school, school, DAY, present("ann", 1)), 1);
            publish(corrected(school, school, DAY, absent("ann", 2)), 2);
        }
        allBeforeIsCounted(school);

        assertTotal(school, 0, 0);
        assertThat(versionOf(school)).as("one write for each fact that says something, or one for both")
                .isBetween(1L, 2L);
    }

    @Test
    void aCorrectionThatArrivesBeforeItsRollHoldsAllTheSame() {
        String school = unique("s");
        publish(corrected(school, school, DAY, present("bo", 3)), 3);
        publish(corrected(school, school, DAY, absent("ann", 2), absent("bo", 2)), 2);
        publish(called(school, school, DAY, present("ann", 1), present("bo", 1)), 1);
        allBeforeIsCounted(school);

        assertTotal(school, 1, 1);
    }

    @Test
    void whoCheckedInIsServedOnceHoweverOftenAndInWhateverOrderItIsTold() {
        String school = unique("s");
        var arrived = new PupilsCheckedIn(school, school, DAY, Slot.AFTERNOON,
                List.of(arrival("ann", 1), arrival("bo", 1), arrival("cy", 2)));
        publish(called(school, school, DAY, present("ann", 1), present("bo", 1), absent("cy", 1)), 2);
        publish(corrected(school, school, DAY, absent("bo", 2)), 3);
        publish(arrived, 1);
        publish(arrived, 1);
        allBeforeIsCounted(school);

        assertTotal(school, 2, 2);
    }

    private static Arrival arrival(String pupil, int revision) {
        return new Arrival(pupil, revision, Way.CARD, null, DAY.atTime(8, 0).toInstant(ZoneOffset.UTC));
    }

    @Test
    void theNoonIsNotCounted() {
        String school = unique("s");
        publish(new RollCalled(school, school, DAY, Slot.NOON, null, List.of(present("ann", 1))), 1);
        allBeforeIsCounted(school);

        assertTotal(school, 0, 0);
    }

    @Test
    void aWholeRollIsOneWrite() {
        String school = unique("s");
        var fifty = IntStream.range(0, 50).mapToObj(i -> present("p-" + i, 1)).toArray(Entry[]::new);
        publish(called(school, school, DAY, fifty), 1);
        allBeforeIsCounted(school);

        assertTotal(school, 50, 50);
        assertThat(versionOf(school)).isEqualTo(1);
    }

    @Test
    void aPupilOfTwoGroupsIsOnePupil() {
        String school = unique("s");
        publish(called(school, "a" + school, DAY, present("ann", 1)), 1);
        publish(called(school, "b" + school, DAY.plusDays(1), present("ann", 1)), 1);
        allBeforeIsCounted(school);

        assertTotal(school, 1, 2);
    }

    @Test
    void semestersAreCountedApart() {
        String school = unique("s");
        publish(called(school, school, LocalDate.of(2022, 1, 31), present("ann", 1)), 1);
        publish(called(school, school, LocalDate.of(2022, 2, 1), present("ann", 1), present("bo", 1)), 1);
        allBeforeIsCounted(school);

        assertTotal(school, 1, 1);
        assertThat(total(school, "2022-spring").path("pupilDays").asInt()).isEqualTo(2);
        assertThat(total(school, "2022-autumn").path("pupilDays").asInt()).isZero();
    }

    private void assertTotal(String school, int pupils, int days) {
        JsonNode total = total(school, "2021-autumn");
        assertThat(total.path("pupilsServed").asInt()).isEqualTo(pupils);
        assertThat(total.path("pupilDays").asInt()).isEqualTo(days);
    }

    private static List<String> days(JsonNode group, int pupil) {
        return group.path("pupils").get(pupil).path("days").valueStream().map(JsonNode::asString).toList();
    }

    /** How often the tally of the group that is called like its school was written. */
    private long versionOf(String school) {
        var stored = mongo.getCollection("served-days").find(new Document("_id", school + ":2021-autumn")).first();
        return stored == null ? 0 : stored.getLong("v");
    }
}
