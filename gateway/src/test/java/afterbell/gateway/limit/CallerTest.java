package afterbell.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

class CallerTest {

    @AfterEach
    void forget() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void whoShowsATokenIsItsSubjectWhereverHeCallsFrom() {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("5a00", "", "x"));

        assertThat(Caller.of(from("10.1.2.3"))).isEqualTo(Caller.of(from("10.9.9.9"))).contains("5a00");
    }

    @Test
    void whoShowsNoneIsHisAddress() {
        assertThat(Caller.of(from("10.1.2.3"))).isNotEqualTo(Caller.of(from("10.1.2.4")));
    }

    @Test
    void oneNetworkOfIpv6IsOneCaller() {
        assertThat(Caller.of(from("2001:db8:1:2::7"))).isEqualTo(Caller.of(from("2001:db8:1:2:aaaa:bbbb:cccc:dddd")));
        assertThat(Caller.of(from("2001:db8:1:2::7"))).isNotEqualTo(Caller.of(from("2001:db8:1:3::7")));
    }

    private static MockHttpServletRequest from(String address) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        return request;
    }
}
