package afterbell.web.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpStatus;

class ProblemTextsTest {

    private record Code(String code, HttpStatus status, String rule) implements ProblemCode {}

    @TempDir
    Path folder;

    @Test
    void everyCodeOnTheClassPathHasItsTexts() {
        assertThat(ProblemTextsCheck.complaints()).isEmpty();
    }

    @Test
    void theCheckFindsWhatIsMissing() {
        var texts = ProblemTexts.load(ProblemTexts.class.getClassLoader());
        var codes = List.<ProblemCode>of(new Code("Wrong_Name", HttpStatus.OK, "R35"), CommonProblem.FORBIDDEN,
                CommonProblem.FORBIDDEN);
        assertThat(ProblemTextsCheck.complaints(codes, texts)).containsExactlyInAnyOrder(
                "Wrong_Name is not <service>.<kebab-case>", "Wrong_Name has a status that is no error",
                "Wrong_Name cites R35, which is none of R1 to R34", "Wrong_Name has no title in zh-CN",
                "Wrong_Name has no detail in zh-CN", "Wrong_Name has no title in en", "Wrong_Name has no detail in en",
                "forbidden is the code of FORBIDDEN and of FORBIDDEN");
    }

    @Test
    void aDetailIsFilledByNameAndLeftOutWhenAValueIsMissing() {
        var texts = ProblemTexts.load(ProblemTexts.class.getClassLoader());
        assertThat(texts.detail("body-too-large", Map.of("limit", 7), Languages.ENGLISH))
                .isEqualTo("The body is larger than 7 bytes.");
        assertThat(texts.detail("body-too-large", Map.of(), Languages.ENGLISH)).isNull();
        assertThat(texts.detail("unknown-parameter", Map.of("parameter", "$1{limit}"), Languages.ENGLISH))
                .isEqualTo("The parameter \"$1{limit}\" is not known here.");
    }

    @Test
    void bundlesOfSeveralJarsAddUpAndMustNotDisagree() throws IOException {
        var service = jar("service", "service.full.title=Full");
        try (var classes = new URLClassLoader(new URL[]{service}, ProblemTexts.class.getClassLoader())) {
            var texts = ProblemTexts.load(classes);
            assertThat(texts.title("service.full", Languages.ENGLISH)).isEqualTo("Full");
            assertThat(texts.title("forbidden", Languages.ENGLISH)).isEqualTo("Not allowed");
        }
        var other = jar("other", "forbidden.title=Something else");
        try (var classes = new URLClassLoader(new URL[]{other}, ProblemTexts.class.getClassLoader())) {
            assertThatThrownBy(() -> ProblemTexts.load(classes)).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("forbidden.title");
        }
    }

    private URL jar(String name, String line) throws IOException {
        var problems = Files.createDirectories(folder.resolve(name).resolve("problems"));
        Files.writeString(problems.resolve("problems_en.properties"), line + "\n");
        return folder.resolve(name).toUri().toURL();
    }
}
