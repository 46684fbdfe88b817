package afterbell.local.command;

import java.lang.reflect.InvocationTargetException;
import java.util.List;

import afterbell.local.Machine;
import afterbell.local.Refusal;
import afterbell.local.start.Progress;

/**
 * A program of the simulator, which is built after this module: it is found by its name when it is run.
 *
 * @param className of the class with its {@code main}
 */
record SimulatorProgram(String className) {

    /** Starts the platform if need be, then the program, which ends this process with its own exit status. */
    void run(List<String> arguments) {
        UpCommand.up(Machine.here(), new Progress(System.out));
        try {
            Class.forName(className)
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) arguments.toArray(String[]::new));
        } catch (ClassNotFoundException e) {
            throw new Refusal("The simulator (infra/simulator) has not been built: run `mvn -DskipTests package`.");
        } catch (InvocationTargetException e) {
            throw new Refusal("It failed: " + e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot run " + className, e);
        }
    }
}
