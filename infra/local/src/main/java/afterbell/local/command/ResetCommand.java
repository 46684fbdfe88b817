package afterbell.local.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Scanner;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import afterbell.local.Machine;
import afterbell.local.Refusal;
import afterbell.local.start.Clutter;
import afterbell.local.start.Progress;
import afterbell.local.start.Stopping;

/** Stops everything and deletes all data. */
@Command(name = "reset", description = "Stop every part and delete its data, logs and passwords. Settings stay.")
public final class ResetCommand implements Runnable {
    private static final List<String> DELETED = List.of("data", "logs", "run", "secrets", "demo");

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Override
    public void run() {
        Machine machine = Machine.here();
        if (!yes && !isConfirmed(machine)) {
            throw new Refusal("Nothing was deleted.");
        }
        machine.alone(() -> {
            new Stopping(machine.folders(), new Progress(System.out)).stop();
            try {
                for (String folder : DELETED) {
                    Clutter.removeTree(machine.folders().home().resolve(folder));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Not everything could be deleted: " + e.getMessage(), e);
            }
            System.out.println("Deleted. `up` starts with an empty platform and new passwords.");
        });
    }

    private static boolean isConfirmed(Machine machine) {
        System.out.print("Delete all data, logs and passwords in " + machine.folders().home() + "? Type yes: ");
        System.out.flush();
        Scanner answer = new Scanner(System.in);
        return answer.hasNextLine() && answer.nextLine().strip().equals("yes");
    }
}
