package afterbell.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** A small shell that outlives this JVM by a moment: when its input ends, however the JVM died, it kills the parts. */
final class OrphanGuard {
    private static final String SCRIPT = """
        trap '' INT HUP TERM
        pids=
        while read -r pid; do pids="$pids $pid"; done
        [ -z "$pids" ] || kill -9 $pids 2>/dev/null
        """;
    private static @Nullable OutputStream guard;

    private OrphanGuard() {}

    static synchronized void killWithThisJvm(long pid) {
        try {
            OutputStream pipe = guard;
            if (pipe == null) {
                pipe = new ProcessBuilder(List.of("sh", "-c", SCRIPT))
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .getOutputStream();
                guard = pipe;
            }
            pipe.write((pid + "\n").getBytes(StandardCharsets.UTF_8));
            pipe.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot guard process " + pid + ": " + e.getMessage(), e);
        }
    }
}
