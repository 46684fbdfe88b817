package afterbell.web.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

import afterbell.testing.Tokens;

/** R34: each office and school sees what its duty needs, as its real token says. */
@Service
class WhoCallsIT {

    private final Api api;
    private final Api management;

    WhoCallsIT(@LocalServerPort int port, @LocalManagementPort int management) {
        this.api = new Api(port);
        this.management = new Api(management);
    }

    @Test
    void aTokenSaysWhoCalls() {
        var me = api.get("/api/example/v1/me", Tokens.of("teacher-1")).json();
        assertThat(me.path("roles").valueStream().map(it -> it.asString())).containsExactly("teacher");
        assertThat(me.path("schools").valueStream().map(it -> it.asString())).containsExactly("demo-school-1");
        assertThat(me.path("client").asString()).isEqualTo("afterbell-cli");
        assertThat(me.path("subject").asString()).isNotBlank();
    }

    @Test
    void aSchoolsOwnSystemIsBoundToItsSchool() {
        var token = Tokens.ofClient("school-system-demo-school-1");
        assertThat(api.get("/api/example/v1/schools/demo-school-1", token).status()).isEqualTo(200);
        assertThat(api.get("/api/example/v1/schools/demo-school-2", token).text("code")).isEqualTo("out-of-scope");
    }

    @Test
    void aTeacherSeesOwnSchoolOnly() {
        var token = Tokens.of("teacher-1");
        assertThat(api.get("/api/example/v1/schools/demo-school-1", token).status()).isEqualTo(200);
        var refused = api.get("/api/example/v1/schools/demo-school-2", token);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("code")).isEqualTo("out-of-scope");
    }

    @Test
    void theBureauSeesEverySchool() {
        var token = Tokens.of("edu-bureau");
        assertThat(api.get("/api/example/v1/schools/demo-school-2", token).status()).isEqualTo(200);
        assertThat(api.get("/api/example/v1/bureau", token).status()).isEqualTo(200);
    }

    @Test
    void aGuardianAndAnOperatorSeeNoSchool() {
        for (var user : List.of("guardian-1", "operator")) {
            assertThat(api.get("/api/example/v1/schools/demo-school-1", Tokens.of(user)).status()).isEqualTo(403);
        }
    }

    @Test
    void aRoleThatIsMissingIsForbidden() {
        var refused = api.get("/api/example/v1/bureau", Tokens.of("teacher-1"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("code")).isEqualTo("forbidden");
        assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer error=\"insufficient_scope\"");
    }

    @Test
    void withoutATokenOnlyPublicPathsAnswer() {
        var refused = api.get("/api/example/v1/me", null);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.text("code")).isEqualTo("unauthenticated");
        assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(api.get("/api/example/v1/plans/s-1", null).status()).isEqualTo(200);
        assertThat(api.post("/api/example/v1/plans/s-1", null, "{}").status()).isEqualTo(401);
        assertThat(api.get("/api/example/v1/openapi.json", null).status()).isEqualTo(200);
    }

    @Test
    void theManagementPortAsksForNoLoginButRefusesABrowsersForeignPage() {
        assertThat(management.get("/actuator/health/readiness", null).status()).isEqualTo(200);
        assertThat(management.get("/actuator/health/liveness", null).status()).isEqualTo(200);
        assertThat(management.get("/actuator/prometheus", null).http().body()).contains("jvm_");
        assertThat(management.get("/actuator/env", null).status()).isNotEqualTo(200);
        assertThat(management.get("/actuator/prometheus", null, "Origin", "http://evil.example").status())
                .isEqualTo(401);
    }

    @Test
    void thePublicPortHasNoManagement() {
        assertThat(api.get("/actuator/prometheus", null).status()).isEqualTo(401);
        assertThat(api.get("/actuator/prometheus", Tokens.of("operator")).status()).isEqualTo(404);
    }
}
