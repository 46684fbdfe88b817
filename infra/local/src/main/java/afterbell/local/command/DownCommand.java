package afterbell.local.command;

import picocli.CommandLine.Command;

import afterbell.local.Machine;
import afterbell.local.start.Progress;
import afterbell.local.start.Stopping;

/** Stops everything and keeps all data. */
@Command(name = "down", description = "Stop every part, gateway first, and keep all data.")
public final class DownCommand implements Runnable {

    @Override
    public void run() {
        Machine machine = Machine.here();
        machine.alone(() -> {
            int stopped = new Stopping(machine.folders(), new Progress(System.out)).stop();
            System.out.println(
                    stopped == 0 ? "Nothing was running." : "Stopped. The data is kept: `up` goes on with it.");
        });
    }
}
