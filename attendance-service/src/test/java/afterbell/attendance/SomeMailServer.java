package afterbell.attendance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;

/** A mail server in this process, for all tests. */
final class SomeMailServer {
    static final String SENDER = "after-school@example.org";
    static final SomeMailServer OPEN = new SomeMailServer();

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    record Received(String subject, String text) {}

    private SomeMailServer() {
        server.start();
    }

    int port() {
        return server.getSmtp().getPort();
    }

    List<Received> to(String address) {
        return Arrays.stream(server.getReceivedMessages()).filter(it -> isTo(it, address)).map(it -> {
            try {
                return new Received(it.getSubject(), it.getContent().toString());
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }).toList();
    }

    private static boolean isTo(Message mail, String address) {
        try {
            return mail.getAllRecipients()[0].toString().equals(address);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
