package afterbell.local.command;

import java.util.List;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lets the simulator kill parts of this platform while a school is at work. */
@Command(name = "faults", description = "Kill random parts while a school is at work, then look for anything lost or doubled.")
public final class FaultsCommand implements Runnable {
    private static final SimulatorProgram FAULTS = new SimulatorProgram("afterbell.simulator.Faults");

    @Parameters(arity = "0..*", paramLabel = "ARG", description = "Given to the program as they are; --help lists them.")
    private List<String> arguments = List.of();

    @Override
    public void run() {
        FAULTS.run(arguments);
    }
}
