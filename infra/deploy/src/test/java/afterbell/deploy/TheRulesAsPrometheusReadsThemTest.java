package afterbell.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

class TheRulesAsPrometheusReadsThemTest {

    @Test
    void areValidAndFireWhenTheyShould() throws Exception {
        assumeTrue(Command.run(List.of("promtool", "--version")).code() == 0,
                "skipped: promtool is not installed here, so only the names in the rules have been checked");

        var config = Command.run(List.of("promtool", "check", "config", "prometheus/prometheus.yml"));
        var cases = Command.run(List.of("promtool", "test", "rules", "prometheus/rules.test.yml"));

        assertThat(config.code()).as(config.output()).isZero();
        assertThat(cases.code()).as(cases.output()).isZero();
    }
}
