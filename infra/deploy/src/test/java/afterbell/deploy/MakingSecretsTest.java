package afterbell.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MakingSecretsTest {

    private static final Pattern ASKED = Pattern.compile("\\$\\{([A-Z0-9_]+):\\?");

    @TempDir
    Path folder;

    @Test
    void everySecretThatTheComposeFileAsksForIsMadeOnceAndForItsOwnerOnly() throws Exception {
        var file = folder.resolve("deploy/secrets.env");
        make(file);
        var first = Repository.text(file);
        var asked = ASKED.matcher(Repository.text(Repository.DEPLOY.resolve("compose.yaml")))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());

        assertThat(asked).isNotEmpty();
        assertThat(first.lines().map(line -> line.split("=")[0])).containsExactlyInAnyOrderElementsOf(asked);
        var secrets = first.lines()
                .collect(Collectors.toMap(line -> line.split("=")[0],
                        line -> line.substring(line.indexOf('=') + 1)));
        assertThat(Base64.getDecoder().decode(secrets.remove("AFTERBELL_MASTER_KEY"))).hasSize(32);
        assertThat(secrets.values()).allMatch(secret -> secret.matches("[0-9a-f]{32,512}")).doesNotHaveDuplicates();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");

        make(file);
        assertThat(Repository.text(file)).as("a second run keeps what is there").isEqualTo(first);
    }

    private static void make(Path file) throws Exception {
        var made = Command.run(List.of("bash", Repository.DEPLOY.resolve("make-secrets").toString(), file.toString()));
        assertThat(made.code()).as(made.output()).isZero();
    }
}
