package afterbell.funding.payment.bank;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;

/**
 * A folder that the bank's transfer program, or a person, also reaches.
 * <ul>
 * <li>{@code outgoing/}: files for the bank, whole as soon as they are seen; it takes them away.
 * <li>{@code handed-over/}: each file that was ever handed over.
 * <li>{@code incoming/}: where the bank's answers are put, under a name that ends in {@code .xml} once they are whole.
 * <li>{@code taken/}, {@code parked/}: answers that were read.
 * </ul>
 * A file is written under a hidden name, linked into {@code handed-over/}, which only one of many can do, and then renamed
 * into its place. As long as the hidden file is that of the link, the renaming has not been done, and whoever comes next
 * does it; afterwards nobody can do it again. So a file appears once, wherever an instance dies.
 */
final class FolderBank implements Bank {
    private static final String ENDING = ".xml";

    private final Path outgoing;
    private final Path handedOver;
    private final Path incoming;
    private final Path taken;
    private final Path parked;

    FolderBank(Path folder) throws IOException {
        this.outgoing = Files.createDirectories(folder.resolve("outgoing"));
        this.handedOver = Files.createDirectories(folder.resolve("handed-over"));
        this.incoming = Files.createDirectories(folder.resolve("incoming"));
        this.taken = Files.createDirectories(folder.resolve("taken"));
        this.parked = Files.createDirectories(folder.resolve("parked"));
    }

    @Override
    public boolean handOver(String name, byte[] file) {
        try {
            if (!Files.exists(handedOver.resolve(name))) {
                writeOnce(name, file);
            }
            complete(name);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeOnce(String name, byte[] file) throws IOException {
        Path hidden = outgoing.resolve("." + name + "." + UUID.randomUUID());
        try (var channel = FileChannel.open(hidden, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(file);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        try {
            Files.createLink(handedOver.resolve(name), hidden);
        } catch (FileAlreadyExistsException somebodyElseWasFirst) {
            Files.delete(hidden);
        }
    }

    /** Renames the file of the link into its place if that was not done yet. Hidden files of others are theirs. */
    private void complete(String name) throws IOException {
        try (var hidden = Files.newDirectoryStream(outgoing, "." + name + ".*")) {
            for (Path each : hidden) {
                try {
                    if (Files.isSameFile(each, handedOver.resolve(name))) {
                        Files.move(each, outgoing.resolve(name), StandardCopyOption.ATOMIC_MOVE);
                    }
                } catch (NoSuchFileException somebodyElseWasFirst) {
                    // It is done.
                }
            }
        }
    }

    @Override
    public List<Incoming> incoming(int limit) {
        try (var files = Files.list(incoming)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .limit(limit)
                    .<Incoming>map(Answer::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file in {@code incoming/}. */
    private final class Answer implements Incoming {
        private final Path file;

        Answer(Path file) {
            this.file = file;
        }

        @Override
        public String name() {
            return file.getFileName().toString();
        }

        @Override
        public long size() {
            try {
                return Files.size(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public byte[] content() {
            try {
                return Files.readAllBytes(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** A file of the same name that was put aside before is kept: names are the bank's, contents differ. */
        @Override
        public void putAside(boolean isParked) {
            Path aside = isParked ? parked : taken;
            Path place = aside.resolve(name());
            if (Files.exists(place)) {
                place = aside.resolve(UUID.randomUUID() + "-" + name());
            }
            try {
                Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
            } catch (NoSuchFileException somebodyElseWasFirst) {
                // It is done.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
