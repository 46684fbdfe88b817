package afterbell.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** A tour that names a file which has moved leads nowhere. */
class PagesPointAtFilesTest {
    private static final Pattern LINK = Pattern.compile("]\\((?!https?://)([^)#\\s]+)");

    @Test
    void everyLinkOfEveryPageLeadsToAFile() {
        List<String> broken = pages().flatMap(page -> LINK.matcher(Repository.text(page))
                .results()
                .map(link -> link.group(1))
                .filter(link -> !Files.exists(page.resolveSibling(link).normalize()))
                .map(link -> Repository.ROOT.relativize(page) + " names " + link)).toList();
        assertThat(broken).isEmpty();
    }

    private static Stream<Path> pages() {
        return Stream.concat(Stream.of("README.md", "README.zh-CN.md").map(Repository.ROOT::resolve),
                Stream.of("docs", "infra", "gateway")
                        .flatMap(folder -> Repository.files(Repository.ROOT.resolve(folder), ".md").stream())
                        .filter(page -> !page.toString().contains("/target/")));
    }
}
