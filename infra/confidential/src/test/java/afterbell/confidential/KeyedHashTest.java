package afterbell.confidential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Base64;

import org.junit.jupiter.api.Test;

import afterbell.testing.BackingParts;

/** Numbers are found without being kept readable. */
class KeyedHashTest {
    private static final String NUMBER = "G11010519491231002X";

    private final KeyedHash hash = hashUnder(BackingParts.MASTER_KEY);

    @Test
    void theSameNumberIsFoundAgain() {
        assertThat(hash.of("pupil-number", NUMBER)).isEqualTo(
                hashUnder(BackingParts.MASTER_KEY).of("pupil-number", NUMBER)).matches("[0-9a-f]{64}");
    }

    /** Stored hashes outlive every release; calculated by another implementation of RFC 5869 and RFC 2104. */
    @Test
    void theHashOfAReleaseIsTheHashOfTheNext() {
        assertThat(hash.of("pupil-number", NUMBER))
                .isEqualTo("c579b9c66c683495d46140bb8af9f969214d26e6ddf95ee01e864030fe403924");
    }

    @Test
    void purposesAndMasterKeysDoNotMeet() {
        var other = Base64.getEncoder().encodeToString(new byte[32]);
        assertThat(hash.of("citizen-id", NUMBER)).isNotEqualTo(hash.of("pupil-number", NUMBER))
                .isNotEqualTo(hashUnder(other).of("citizen-id", NUMBER));
        assertThat(hash.of("a", "b\nc")).isNotEqualTo(hash.of("a", "bc"));
    }

    @Test
    void itShowsNothingOfAValueThatItRefuses() {
        assertThatIllegalArgumentException().isThrownBy(() -> hash.of("Pupil number", NUMBER))
                .withMessageNotContaining(NUMBER);
        assertThatIllegalArgumentException().isThrownBy(() -> hash.of("pupil-number", "7".repeat(1_001)))
                .withMessageNotContaining("7777");
        assertThatIllegalArgumentException().isThrownBy(() -> hash.of("pupil-number", ""));
        assertThat(hash).hasToString("KeyedHash");
    }

    private static KeyedHash hashUnder(String masterKey) {
        return new KeyedHash(MasterKey.parse(masterKey));
    }
}
