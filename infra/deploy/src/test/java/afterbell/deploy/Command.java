package afterbell.deploy;

import java.io.IOException;
import java.util.List;

/** Runs a program that may not be installed. */
final class Command {

    /** @param code -1 when there is no such program */
    record Ended(int code, String output) {}

    private Command() {}

    static Ended run(List<String> command) throws InterruptedException {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var output = new String(process.getInputStream().readAllBytes());
            return new Ended(process.waitFor(), output);
        } catch (IOException notInstalled) {
            return new Ended(-1, String.valueOf(notInstalled.getMessage()));
        }
    }
}
