package afterbell.local.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A part's log file: reading its end, and keeping it bounded while the part writes. */
public final class LogFile {
    private static final int TAIL_BYTES = 64 * 1024;
    private static final int LONGEST_LINE = 1500;
    /** Possessive, for a message may be long, and each of its characters would be a call deeper otherwise. */
    private static final Pattern STRUCTURED = Pattern
            .compile("^\\{.*\"level\":\"(\\w+)\".*\"message\":\"((?:[^\"\\\\]|\\\\.)*+)\"");

    private LogFile() {}

    /** The last lines, oldest first; at most the last 64 KiB are looked at. */
    public static List<String> lastLines(Path log, int count) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(0, file.length() - TAIL_BYTES);
            byte[] end = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(end);
            List<String> lines = new String(end, StandardCharsets.UTF_8).lines().toList();
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        }
    }

    /** The last lines for a person: a structured line (JSON) is cut down to its level and message. */
    public static List<String> lastWords(Path log, int count) throws IOException {
        return lastLines(log, count).stream().map(LogFile::shortened).toList();
    }

    private static String shortened(String line) {
        Matcher structured = STRUCTURED.matcher(line);
        String text = structured.find()
                ? structured.group(1) + " " + structured.group(2).replace("\\n", "\n    ").replace("\\\"", "\"")
                : line;
        return text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) + "…" : text;
    }

    /**
     * Moves the content to {@code <name>.1} when it has grown beyond the limit. The writer appends to the same open
     * file, so the content is copied and the file cut: what is written between the two is lost.
     */
    public static void keepBelow(Path log, long bytes) throws IOException {
        if (!Files.exists(log) || Files.size(log) <= bytes) {
            return;
        }
        Files.copy(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
            channel.truncate(0);
        }
    }
}
