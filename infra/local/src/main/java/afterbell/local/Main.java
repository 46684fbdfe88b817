package afterbell.local;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import afterbell.local.command.AuditCommand;
import afterbell.local.command.BenchCommand;
import afterbell.local.command.ClockCommand;
import afterbell.local.command.DemoCommand;
import afterbell.local.command.DownCommand;
import afterbell.local.command.FaultsCommand;
import afterbell.local.command.LogsCommand;
import afterbell.local.command.ParkedCommand;
import afterbell.local.command.RebuildCommand;
import afterbell.local.command.ReplayCommand;
import afterbell.local.command.ResetCommand;
import afterbell.local.command.StatusCommand;
import afterbell.local.command.TailCommand;
import afterbell.local.command.UpCommand;
import afterbell.local.command.VerifyLedgerCommand;
import afterbell.local.process.PartFailed;

/** What the shell command {@code afterbell} runs. Exit codes: 0 done, 1 could not be done, 2 not understood. */
@Command(name = "afterbell", description = "The whole Afterbell platform on this machine, loopback only.", mixinStandardHelpOptions = true, version = "afterbell 0.1.0", synopsisSubcommandLabel = "COMMAND", subcommands = {
    UpCommand.class, StatusCommand.class, LogsCommand.class, DownCommand.class,
    ResetCommand.class, DemoCommand.class, TailCommand.class, ParkedCommand.class,
    ReplayCommand.class, RebuildCommand.class, ClockCommand.class, AuditCommand.class, VerifyLedgerCommand.class,
    BenchCommand.class, FaultsCommand.class})
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        var commands = new CommandLine(new Main());
        for (String program : List.of("demo", "faults")) {
            Objects.requireNonNull(commands.getSubcommands().get(program)).setUnmatchedOptionsArePositionalParams(true);
        }
        return commands.setExecutionExceptionHandler((problem, _, _) -> {
            System.err.println("afterbell: " + problem.getMessage());
            if (!isExpected(problem) || System.getenv("AFTERBELL_DEBUG") != null) {
                problem.printStackTrace();
            }
            return 1;
        }).execute(arguments.length == 0 ? new String[]{"--help"} : arguments);
    }

    private static boolean isExpected(Exception problem) {
        return problem instanceof Refusal || problem instanceof PartFailed || problem instanceof UncheckedIOException
                || problem instanceof IllegalStateException;
    }
}
