package afterbell.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import afterbell.testing.BackedBy;
import afterbell.testing.BackingPart;
import afterbell.testing.BackingParts;
import afterbell.testing.Tokens;

@BackedBy(BackingPart.KEYCLOAK)
class TokensOfTheRealRealmIT {

    private static final String PATH = "/api/attendance/v1/registers";

    private static final Backend attendance = new Backend();
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        gateway = RunningGateway.with("afterbell.security.issuer=" + BackingParts.issuer(),
                RunningGateway.attendance(attendance.url()));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        attendance.close();
    }

    @Test
    void aTeachersTokenAndASchoolSystemsTokenOpenTheDoor() throws Exception {
        assertThat(gateway.get(PATH, Tokens.of("teacher-1")).statusCode()).isEqualTo(200);
        assertThat(gateway.get(PATH, Tokens.ofClient("school-system-demo-school-1")).statusCode()).isEqualTo(200);
    }

    @Test
    void aRealTokenWithOneLetterChangedDoesNot() throws Exception {
        var token = Tokens.of("teacher-1");
        var middle = token.length() / 2;
        var changed = token.substring(0, middle) + (token.charAt(middle) == 'A' ? 'B' : 'A')
                + token.substring(middle + 1);

        assertThat(gateway.get(PATH, changed).statusCode()).isEqualTo(401);
    }
}
