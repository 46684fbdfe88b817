package afterbell.confidential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Without a right key a service refuses to start, and says why without showing what it was given. */
class AWrongMasterKeyTest {
    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(MongoAutoConfiguration.class, DataMongoAutoConfiguration.class,
                    ConfidentialAutoConfiguration.class, SealedFieldsAutoConfiguration.class))
            .withPropertyValues("spring.mongodb.uri=mongodb://127.0.0.1:1/nobody");

    @Test
    void aMissingKeyIsNamed() {
        service.run(context -> assertThat(context).getFailure()
                .rootCause()
                .isInstanceOf(MasterKeyException.class)
                .hasMessageContaining("missing"));
    }

    @Test
    void theOperatorIsToldWhatToDo() {
        service.run(context -> {
            var told = new MasterKeyFailureAnalyzer().analyze(context.getStartupFailure());
            assertThat(told.getDescription()).contains("missing");
            assertThat(told.getAction()).contains("AFTERBELL_MASTER_KEY", "openssl rand -base64");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"not a key!", "c2hvcnQ=", "YWZ0ZXJiZWxsOiBhIG1hc3RlciBrZXkgb2YgdGVzdHM"
            + "YWZ0ZXJiZWxsOiBhIG1hc3RlciBrZXkgb2YgdGVzdHM="})
    void aMalformedKeyIsRefusedAndNotShown(String malformed) {
        assertThatThrownBy(() -> MasterKey.parse(malformed)).isInstanceOf(MasterKeyException.class)
                .hasMessageContaining("malformed")
                .hasMessageNotContaining(malformed.substring(0, 5))
                .hasNoCause();
    }

    @Test
    void keysOfDifferentDutiesDiffer() {
        var master = MasterKey.parse(Base64.getEncoder().encodeToString(new byte[32]));
        assertThat(master.derive("subject-keys")).hasSize(32)
                .isNotEqualTo(master.derive("keyed-hash"))
                .isEqualTo(master.derive("subject-keys"));
        assertThat(master).hasToString("MasterKey");
        assertThat(new ConfidentialSettings("secret").toString()).doesNotContain("secret");
    }
}
