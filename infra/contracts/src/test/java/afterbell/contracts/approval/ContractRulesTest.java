package afterbell.contracts.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Annotation;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import afterbell.contracts.Contract;
import afterbell.contracts.Contracts;
import afterbell.contracts.Meaning;
import afterbell.contracts.Topic;
import afterbell.contracts.attendance.register.v1.Slot;
import afterbell.contracts.enrollment.place.v1.PlaceGranted;

class ContractRulesTest {
    private static final String TOPIC = "enrollment.place.v1";
    private static final String TYPE = "afterbell.enrollment.place-granted.v1";

    static List<Contract> contracts() {
        return Contracts.all();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void everyPublishedFactKeepsTheRules(Contract contract) {
        assertThat(ContractRules.brokenBy(contract)).isEmpty();
    }

    @Test
    void typesAreUniqueAndEachTopicHasFacts() {
        assertThat(Contracts.all()).extracting(Contract::type).doesNotHaveDuplicates();
        assertThat(Contracts.topics()).isNotEmpty()
                .allSatisfy(topic -> assertThat(Catalogue.factsOf(topic)).isNotEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"afterbell.enrollment.place-granted", "enrollment.place-granted.v1",
        "afterbell.enrollment.PlaceGranted.v1", "afterbell.enrollment.place-granted.v0",
        "afterbell.enrollment.place.granted.v1"})
    void aTypeNamesServiceFactAndVersion(String type) {
        assertThat(ContractRules.brokenBy(contract(TOPIC, "pupil", type, PlaceGranted.class)))
                .containsExactly(type + " is not afterbell.<service>.<past-fact>.v<n>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"enrollment.place", "enrollment.place.v0", "Enrollment.place.v1", "enrollment.place_x.v1"})
    void aTopicNamesServiceAggregateAndVersion(String topic) {
        assertThat(ContractRules.brokenBy(contract(topic, "pupil", TYPE, PlaceGranted.class)))
                .contains(topic + " is not <service>.<aggregate>.v<n>");
    }

    @Test
    void aFactIsWrittenByItsTopicsService() {
        assertThat(ContractRules
                .brokenBy(contract(TOPIC, "pupil", "afterbell.attendance.place-granted.v1", PlaceGranted.class)))
                .containsExactly(
                        "afterbell.attendance.place-granted.v1 is written by another service than its topic " + TOPIC);
    }

    @Test
    void aFactCarriesItsKey() {
        assertThat(ContractRules.brokenBy(contract(TOPIC, "worker", TYPE, PlaceGranted.class)))
                .containsExactly(TYPE + " does not carry its key workerId");
    }

    @Test
    void aFactAndItsTopicSayWhatTheyTell() {
        assertThat(ContractRules.brokenBy(new Contract(topic(TOPIC, "pupil", "About"), TYPE, " ", PlaceGranted.class)))
                .containsExactly(TYPE + " or its topic does not say what it tells");
        assertThat(ContractRules.brokenBy(new Contract(topic(TOPIC, "pupil", ""), TYPE, "About", PlaceGranted.class)))
                .containsExactly(TYPE + " or its topic does not say what it tells");
    }

    record Unexplained(@Meaning("Opaque id") String pupilId, List<Inner> inner) {
        record Inner(@Meaning(" ") int count) {}
    }

    @Test
    void everyFieldHasAMeaning() {
        assertThat(ContractRules.brokenBy(contract(TOPIC, "pupil", TYPE, Unexplained.class)))
                .contains("Unexplained.inner has no @Meaning", "Inner.count has no @Meaning");
    }

    record Gossip(@Meaning("Opaque id") String pupilId, @Meaning("Who") String guardianName) {}

    @Test
    void noFieldSuggestsPersonalData() {
        assertThat(ContractRules.brokenBy(contract(TOPIC, "pupil", TYPE, Gossip.class)))
                .contains("Gossip.guardianName suggests personal data");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "givenName", "surname", "userNames", "phone", "mobilePhone", "guardianPhones",
        "email", "idNumber", "guardianIdNumber", "citizenId", "pupilNumber", "birthDate", "gender", "homeAddress",
        "addresses", "photoUrl", "healthNotes", "wechatId"})
    void aNameOfAPersonsDetailIsFound(String component) {
        assertThat(ContractRules.tellsOfAPerson(component)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"schoolId", "pupilId", "code", "label", "revision", "serviceDate", "amountFen",
        "tournament",
        "surfaceArea", "template", "interval", "groupSize", "telemetry"})
    void aPlainNameIsNotSuspected(String component) {
        assertThat(ContractRules.tellsOfAPerson(component)).isFalse();
    }

    record Vague(@Meaning("Opaque id") String pupilId, @Meaning("Money") double amount,
            @Meaning("Anything") Map<String, String> more, @Meaning("Time") Duration length,
            @Meaning("Lists") List<List<String>> grid, @Meaning("Object") Object thing) {}

    @Test
    void aFieldHasAShapeThatEveryReaderKnows() {
        assertThat(ContractRules.brokenBy(contract(TOPIC, "pupil", TYPE, Vague.class)))
                .filteredOn(sentence -> sentence.contains("not text, whole number"))
                .extracting(sentence -> sentence.substring(0, sentence.indexOf(" is a ")))
                .containsExactlyInAnyOrder("Vague.amount", "Vague.more", "Vague.length", "Vague.grid", "Vague.thing");
    }

    record Borrower(@Meaning("Opaque id") String pupilId, @Meaning("Of another topic") Slot slot) {}

    @Test
    void aTopicSharesNoTypesWithAnother() {
        assertThat(ContractRules.brokenBy(contract(TOPIC, "pupil", TYPE, Borrower.class)))
                .contains(Slot.class.getName() + " lives outside the topic's package afterbell.contracts." + TOPIC);
    }

    private static Contract contract(String topic, String key, String type, Class<? extends Record> record) {
        return new Contract(topic(topic, key, "About"), type, "About", record);
    }

    private static Topic topic(String name, String key, String about) {
        return new Topic() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public String key() {
                return key;
            }

            @Override
            public boolean compacted() {
                return false;
            }

            @Override
            public String about() {
                return about;
            }

            @Override
            public Class<? extends Annotation> annotationType() {
                return Topic.class;
            }
        };
    }
}
