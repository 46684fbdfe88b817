package afterbell.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whether a loopback port is free, and who holds it when it is not. */
public final class Ports {
    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";
    private static final int LONGEST_COMMAND = 100;

    private Ports() {}

    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The process that listens there, in words; empty where the system does not tell. */
    public static Optional<String> holderOf(int port) {
        return List.of("net/tcp", "net/tcp6")
                .stream()
                .flatMap(table -> socketOf(table, port).stream())
                .flatMap(inode -> processWith("socket:[" + inode + "]").stream())
                .findFirst()
                .map(Ports::described);
    }

    private static Optional<String> socketOf(String table, int port) {
        String local = ":%04X".formatted(port);
        try (var lines = Files.lines(PROC.resolve(table))) {
            return lines.map(it -> it.strip().split("\\s+"))
                    .filter(it -> it.length > 9 && it[1].endsWith(local) && it[3].equals(LISTENING))
                    .map(it -> it[9])
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Long> processWith(String socket) {
        return ProcessHandle.allProcesses().map(ProcessHandle::pid).filter(pid -> holds(pid, socket)).findFirst();
    }

    private static boolean holds(long pid, String socket) {
        try (DirectoryStream<Path> open = Files.newDirectoryStream(PROC.resolve(pid + "/fd"))) {
            for (Path file : open) {
                if (Files.isSymbolicLink(file) && Files.readSymbolicLink(file).toString().equals(socket)) {
                    return true;
                }
            }
        } catch (IOException e) {
            return false;
        }
        return false;
    }

    private static String described(long pid) {
        String command = ProcessHandle.of(pid).flatMap(it -> it.info().commandLine()).orElse("unknown program");
        String shown = command.length() > LONGEST_COMMAND ? command.substring(0, LONGEST_COMMAND) + "…" : command;
        return "pid " + pid + " (" + shown + ")";
    }
}
