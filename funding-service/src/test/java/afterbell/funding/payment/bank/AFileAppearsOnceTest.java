package afterbell.funding.payment.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R17: what goes to the bank by a folder goes once, whoever hands it over and wherever somebody dies. */
class AFileAppearsOnceTest {
    private static final byte[] FILE = "<Document/>".getBytes(StandardCharsets.UTF_8);
    private static final String NAME = "2021-autumn-1.xml";

    @TempDir
    private Path folder;

    @Test
    void handedOverAgainAfterTheBankHasTakenItItDoesNotComeBack() throws IOException {
        var bank = new FolderBank(folder);
        assertThat(bank.handOver(NAME, FILE)).isTrue();
        assertThat(outgoing()).containsExactly(NAME);
        Files.delete(folder.resolve("outgoing").resolve(NAME));

        assertThat(bank.handOver(NAME, FILE)).isTrue();
        assertThat(new FolderBank(folder).handOver(NAME, FILE)).isTrue();
        assertThat(outgoing()).isEmpty();
        assertThat(folder.resolve("handed-over").resolve(NAME)).hasBinaryContent(FILE);
    }

    @Test
    void whoDiesBeforeTheLinkHasNotHandedItOver() throws IOException {
        var bank = new FolderBank(folder);
        Files.writeString(folder.resolve("outgoing").resolve("." + NAME + ".died"), "<Docu");

        bank.handOver(NAME, FILE);
        assertThat(outgoing()).containsExactly(NAME);
        assertThat(folder.resolve("outgoing").resolve(NAME)).hasBinaryContent(FILE);
    }

    @Test
    void whatSomebodyHasLinkedWhoDiedIsPutInItsPlaceByTheNext() throws IOException {
        var bank = new FolderBank(folder);
        Path hidden = Files.write(folder.resolve("outgoing").resolve("." + NAME + ".died"), FILE);
        Files.createLink(folder.resolve("handed-over").resolve(NAME), hidden);

        bank.handOver(NAME, FILE);
        assertThat(outgoing()).containsExactly(NAME);
        Files.delete(folder.resolve("outgoing").resolve(NAME));
        bank.handOver(NAME, FILE);
        assertThat(outgoing()).isEmpty();
    }

    /** Eight instances hand over while the bank takes away what it sees. */
    @Test
    void ofManyAtOnceOneHandsItOver() throws Exception {
        for (int round = 0; round < 50; round++) {
            String name = "b-" + round + ".xml";
            var seen = new ConcurrentLinkedQueue<Path>();
            try (var threads = Executors.newFixedThreadPool(9)) {
                var banks = IntStream.range(0, 8).<Callable<Boolean>>mapToObj(_ -> () -> {
                    boolean handed = new FolderBank(folder).handOver(name, FILE);
                    take(name, seen);
                    return handed;
                }).toList();
                assertThat(threads.invokeAll(banks)).allMatch(it -> it.resultNow());
            }
            take(name, seen);
            assertThat(seen).hasSize(1);
        }
    }

    private void take(String name, ConcurrentLinkedQueue<Path> seen) throws IOException {
        if (Files.deleteIfExists(folder.resolve("outgoing").resolve(name))) {
            seen.add(folder);
        }
    }

    @Test
    void answersThatWereReadArePutAside() throws IOException {
        var bank = new FolderBank(folder);
        Files.write(folder.resolve("incoming").resolve("one.xml"), FILE);
        Files.write(folder.resolve("incoming").resolve(".two.xml"), FILE);
        Files.write(folder.resolve("incoming").resolve("three.part"), FILE);

        var incoming = bank.incoming(10);
        assertThat(incoming).extracting(Bank.Incoming::name).containsExactly("one.xml");
        incoming.getFirst().putAside(false);
        incoming.getFirst().putAside(false);
        Files.write(folder.resolve("incoming").resolve("one.xml"), FILE);
        bank.incoming(10).getFirst().putAside(false);
        assertThat(bank.incoming(10)).isEmpty();
        assertThat(names("taken")).hasSize(2);
    }

    private List<String> outgoing() throws IOException {
        return names("outgoing").stream().filter(it -> !it.startsWith(".")).toList();
    }

    private List<String> names(String in) throws IOException {
        try (var files = Files.list(folder.resolve(in))) {
            return files.map(it -> it.getFileName().toString()).toList();
        }
    }
}
