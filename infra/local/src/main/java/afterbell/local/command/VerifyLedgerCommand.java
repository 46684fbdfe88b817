package afterbell.local.command;

import java.util.Optional;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import afterbell.local.Machine;
import afterbell.local.ledger.Verification;

/** Verifies the hash chain of a school's journal, or of all. */
@Command(name = "verify-ledger", description = "Verify the journals of all schools, or of one: as Kafka tells them and as they are stored. Exit 1 when something differs.")
public final class VerifyLedgerCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "SCHOOL", description = "For example demo-school-1.")
    private @Nullable String school;

    @Override
    public Integer call() {
        return Verification.of(Machine.here(), System.out).run(Optional.ofNullable(school)) ? 0 : 1;
    }
}
