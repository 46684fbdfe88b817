package afterbell.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A request byte by byte, for what a client library would not send. */
public final class RawHttp {

    private RawHttp() {}

    /** @return all that came until the other side closed */
    public static String exchange(int port, String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Sends the head, then one byte of the body after each pause, until the other side answers and closes. */
    public static String drip(int port, String head, Duration pause) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(head.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
            var dripping = Thread.ofVirtual().start(() -> dripUntilClosed(socket, pause));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            dripping.interrupt();
            return answer;
        }
    }

    private static void dripUntilClosed(Socket socket, Duration pause) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                socket.getOutputStream().write('x');
                socket.getOutputStream().flush();
                LockSupport.parkNanos(pause.toNanos());
            }
        } catch (IOException closed) {
            // The answer has been given.
        }
    }
}
