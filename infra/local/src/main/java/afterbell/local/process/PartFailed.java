package afterbell.local.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A part that did not start or is dead: the message carries its last log lines and where the rest is. */
public final class PartFailed extends RuntimeException {
    private static final int LAST_LINES = 15;

    public PartFailed(Launch launch, String what) {
        super(launch.part() + " " + what + ". " + lastLinesOf(launch.log()));
    }

    private static String lastLinesOf(Path log) {
        List<String> lines;
        try {
            lines = LogFile.lastWords(log, LAST_LINES);
        } catch (IOException e) {
            return "Its log " + log + " cannot be read.";
        }
        return "The end of its log " + log + ":\n    " + String.join("\n    ", lines);
    }
}
