package afterbell.local.command;

import java.lang.reflect.InvocationTargetException;
import java.util.List;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import afterbell.local.Machine;
import afterbell.local.Refusal;
import afterbell.local.start.Progress;

/** Runs the simulator's demonstration. */
@Command(name = "demo", description = "Start the platform if need be, and play a day of an after-school service on it.")
public final class DemoCommand implements Runnable {
    private static final String DEMO = "afterbell.simulator.Demo";

    @Parameters(arity = "0..*", paramLabel = "ARG", description = "Given to the demonstration as they are.")
    private List<String> arguments = List.of();

    @Override
    public void run() {
        UpCommand.up(Machine.here(), new Progress(System.out));
        try {
            Class.forName(DEMO)
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) arguments.toArray(String[]::new));
        } catch (ClassNotFoundException e) {
            throw new Refusal("The demonstration (infra/simulator) has not been built: run `mvn -DskipTests package`.");
        } catch (InvocationTargetException e) {
            throw new Refusal("The demonstration failed: " + e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot run " + DEMO, e);
        }
    }
}
