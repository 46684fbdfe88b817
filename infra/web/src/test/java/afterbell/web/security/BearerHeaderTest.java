package afterbell.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/** The answer is the framework's own, for whatever stands in the header. */
class BearerHeaderTest {
    private static final String LETTERS = "azAZ09-._~+/=, \t:*@[`{é";
    private final BearerHeader ours = new BearerHeader();
    private final DefaultBearerTokenResolver frameworks = new DefaultBearerTokenResolver();

    @ParameterizedTest
    @ValueSource(strings = {"Bearer abc", "bearer abc", "BEARER a.b-c_d~e+f/g==", "Bearer", "Bearer ", "Bearer  abc",
        "Bearer =", "Bearer a=b", "Bearer abc ", "Bearerabc", "Basic abc", "", "DPoP abc", "Bearer a,Bearer b"})
    void isTheSame(String header) {
        assertThat(told(ours, header)).isEqualTo(told(frameworks, header));
    }

    @Test
    void isTheSameForAnyLetters() {
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++) {
            var header = new StringBuilder("Bearer ");
            for (var left = random.nextInt(5); left > 0; left--) {
                header.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            isTheSame(header.toString());
        }
        for (char letter = 0; letter < 0x180; letter++) {
            isTheSame("Bearer " + letter);
        }
    }

    @Test
    void withoutTheHeaderThereIsNoToken() {
        assertThat(told(ours, null)).isEqualTo(told(frameworks, null));
    }

    private static String told(BearerTokenResolver resolver, @Nullable String header) {
        var request = new MockHttpServletRequest("GET", "/");
        if (header != null) {
            request.addHeader("Authorization", header);
        }
        try {
            return "token " + resolver.resolve(request);
        } catch (OAuth2AuthenticationException refused) {
            return "refused " + refused.getError().getDescription();
        }
    }
}
