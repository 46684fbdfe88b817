package afterbell.local.command;

import java.util.List;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs the simulator's demonstration. */
@Command(name = "demo", description = "Start the platform if need be, and play a day of an after-school service on it.")
public final class DemoCommand implements Runnable {
    private static final SimulatorProgram DEMO = new SimulatorProgram("afterbell.simulator.Demo");

    @Parameters(arity = "0..*", paramLabel = "ARG", description = "Given to the demonstration as they are.")
    private List<String> arguments = List.of();

    @Override
    public void run() {
        DEMO.run(arguments);
    }
}
