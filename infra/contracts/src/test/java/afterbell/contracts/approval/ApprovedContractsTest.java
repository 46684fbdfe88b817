package afterbell.contracts.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApprovedContractsTest {
    private static final String APPROVE = "mvn -pl infra/contracts test -Dcontracts.approve";

    private final SortedMap<String, String> generated = ApprovedFiles.generated();

    @Test
    void whatIsPublishedAboutTheContractsIsApproved() {
        SortedMap<String, String> approved = ApprovedFiles.read(ApprovedFiles.FOLDER);
        refuseWhatBreaksReaders(Approval.refusals(approved, generated));
        if (System.getProperty("contracts.approve") != null) {
            ApprovedFiles.write(ApprovedFiles.FOLDER, generated);
            return;
        }
        var each = new SoftAssertions();
        each.assertThat(approved.keySet())
                .as("approved files; approve new ones with: %s", APPROVE)
                .containsExactlyInAnyOrderElementsOf(generated.keySet());
        generated.keySet()
                .stream()
                .filter(approved::containsKey)
                .forEach(path -> each.assertThat(ApprovedFiles.FOLDER.resolve(path))
                        .as("%s is not what the records give; if it shall be, approve it with: %s", path, APPROVE)
                        .hasContent(generated.get(path)));
        each.assertAll();
    }

    private static void refuseWhatBreaksReaders(List<Refusal> refusals) {
        if (!refusals.isEmpty()) {
            fail("These changes break readers and cannot be approved. Keep what was published and add the next version"
                    + " beside it (infra/contracts/README.md):%n%s", list(refusals));
        }
    }

    private static String list(List<Refusal> refusals) {
        return String.join("\n", refusals.stream().map(refusal -> "  - " + refusal).toList());
    }

    @Test
    void whatIsGeneratedTwiceIsTheSame() {
        assertThat(ApprovedFiles.generated()).isEqualTo(generated);
    }

    @Test
    void writtenFilesAreReadAsTheyWere(@TempDir Path folder) {
        ApprovedFiles.write(folder, generated);
        assertThat(ApprovedFiles.read(folder)).isEqualTo(generated);
    }

    @Test
    void thereIsNothingToBreakBeforeTheFirstApproval(@TempDir Path folder) {
        assertThat(Approval.refusals(ApprovedFiles.read(folder.resolve("none")), generated)).isEmpty();
    }
}
