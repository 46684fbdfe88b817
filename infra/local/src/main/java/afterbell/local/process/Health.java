package afterbell.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

/** Asks a part whether it is ready. */
public final class Health {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long BETWEEN_QUESTIONS_MILLIS = 50;

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /** Whether the part answers as ready now. */
    public boolean isReady(Launch launch) {
        URI health = launch.health();
        return health == null ? accepts(launch.port()) : answersOk(health);
    }

    /** Whether something accepts connections on this loopback port. */
    public static boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) PATIENCE.toMillis());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean answersOk(URI health) {
        try {
            HttpRequest request = HttpRequest.newBuilder(health).timeout(PATIENCE).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Waits until the part is ready.
     *
     * @throws PartFailed when it died or took longer than it may
     */
    public void await(Launch launch, PartProcess process) {
        Instant deadline = Instant.now().plusSeconds(launch.startSeconds());
        while (!isReady(launch)) {
            if (!process.isAlive()) {
                throw new PartFailed(launch, "ended while it was starting");
            }
            if (Instant.now().isAfter(deadline)) {
                throw new PartFailed(launch, "was not ready after " + launch.startSeconds() + " s");
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_QUESTIONS_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a part", e);
        }
    }
}
