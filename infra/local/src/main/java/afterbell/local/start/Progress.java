package afterbell.local.start;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** What a person sees while the platform starts: one line per step, with its time. */
public final class Progress {
    private final PrintStream out;

    public Progress(PrintStream out) {
        this.out = out;
    }

    synchronized void line(String part, String what) {
        out.printf(Locale.ROOT, "  %-20s %s%n", part, what);
    }

    synchronized void done(String part, String what, Duration took) {
        out.printf(Locale.ROOT, "  %-20s %-44s %6.1f s%n", part, what, took.toMillis() / 1000.0);
    }

    synchronized void plain(String text) {
        out.println(text);
    }
}
