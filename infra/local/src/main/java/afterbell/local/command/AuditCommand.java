package afterbell.local.command;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import afterbell.local.Machine;
import afterbell.local.audit.Audit;

/** Computes a claim again from the facts in Kafka. */
@Command(name = "audit", description = "Compute a claim again from the facts in Kafka alone. Exit 1 when something differs.")
public final class AuditCommand implements Callable<Integer> {

    @Option(names = "--claim", required = true, paramLabel = "ID", description = "The claim's id, for example demo-school-1:2021-autumn.")
    private String claim = "";

    @Override
    public Integer call() {
        String bootstrap = "127.0.0.1:" + Machine.here().settings().port("kafka.port");
        return Audit.ofClaim(claim, bootstrap, System.out) ? 0 : 1;
    }
}
