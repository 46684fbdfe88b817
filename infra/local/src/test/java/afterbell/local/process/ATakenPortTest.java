package afterbell.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

import org.junit.jupiter.api.Test;

class ATakenPortTest {

    @Test
    void isNotFreeAndItsHolderIsNamed() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();

            assertThat(Ports.isFree(port)).isFalse();
            assertThat(Ports.holderOf(port)).hasValueSatisfying(
                    it -> assertThat(it).contains("pid " + ProcessHandle.current().pid()).contains("java"));
        }
        assertThat(Ports.isFree(port)).isTrue();
        assertThat(Ports.holderOf(port)).isEmpty();
    }

    @Test
    void isTakenAlsoByWhoListensOnEveryAddress() throws IOException {
        try (ServerSocket everywhere = new ServerSocket(0)) {
            assertThat(Ports.isFree(everywhere.getLocalPort())).isFalse();
        }
    }
}
