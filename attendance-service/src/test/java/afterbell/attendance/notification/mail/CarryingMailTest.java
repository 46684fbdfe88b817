package afterbell.attendance.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import afterbell.attendance.notification.MailCarrier;
import afterbell.attendance.notification.MailCarrier.MailAway;
import afterbell.attendance.notification.MailCarrier.MailRefused;

class CarryingMailTest {
    private static MailCarrier to(int port) {
        return new SmtpCarrier(new SmtpSettings("127.0.0.1", port, "after-school@example.org", null, null, false,
                Duration.ofSeconds(5), Duration.ofMinutes(1)), new SimpleMeterRegistry());
    }

    @Test
    void aServerThatIsThereTakesIt() throws Exception {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            to(server.getSmtp().getPort()).carry("a@example.org", "放学后", "您的孩子");

            var received = server.getReceivedMessages()[0];
            assertThat(received.getSubject()).isEqualTo("放学后");
            assertThat(received.getContent().toString()).contains("您的孩子");
        } finally {
            server.stop();
        }
    }

    @Test
    void aServerThatIsAwayIsLeftAloneAfterAWhile() throws IOException {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        var carrier = to(free);
        for (int tries = 0; tries < 5; tries++) {
            assertThat(carrier.isReady()).isTrue();
            assertThatThrownBy(() -> carrier.carry("a@example.org", "s", "t")).isInstanceOf(MailAway.class);
        }

        assertThat(carrier.isReady()).isFalse();
    }

    @Test
    void whatTheServerNeverWillTakeIsRefusedForGoodAndTellsNoAddress() throws IOException {
        assertThatThrownBy(() -> carryToServerThatSays("550 5.1.1 no such user")).isInstanceOf(MailRefused.class)
                .hasMessageNotContaining("@");
        assertThatThrownBy(() -> carryToServerThatSays("450 4.2.1 later")).isInstanceOf(MailAway.class)
                .hasMessageNotContaining("@");
    }

    private static void carryToServerThatSays(String toRecipient) throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answer(server, toRecipient));
            to(server.getLocalPort()).carry("a@example.org", "s", "t");
        }
    }

    private static void answer(ServerSocket server, String toRecipient) {
        try (var client = server.accept();
                var reader = new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
                var writer = client.getOutputStream()) {
            writer.write("220 ready\r\n".getBytes(StandardCharsets.US_ASCII));
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                String said = line.startsWith("RCPT") ? toRecipient : "250 ok";
                writer.write((said + "\r\n").getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException over) {
            assertThat(over).isNotNull();
        }
    }
}
