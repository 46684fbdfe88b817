package afterbell.simulator.people;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import afterbell.local.part.Private;

/**
 * The accounts of one city. Their passwords are made up before the accounts are, and stand in a file that only its
 * owner may read: a run that goes on after an interruption needs them.
 */
public final class Accounts {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int AT_ONCE = 4;

    private final Path file;
    private final People people;
    private final Map<String, String> passwords = new TreeMap<>();
    private final Map<String, String> subjects = new ConcurrentHashMap<>();

    private Accounts(Path file, People people) {
        this.file = file;
        this.people = people;
    }

    /** An account to be made. */
    public record Wanted(String user, String role, List<String> schools) {}

    /** Those of the file in that folder, where there is one. */
    public static Accounts in(Path folder, People people) throws IOException {
        Path file = Private.folder(folder).resolve("accounts.json");
        var accounts = new Accounts(file, people);
        if (Files.exists(file)) {
            JSON.readTree(Files.readAllBytes(file))
                    .properties()
                    .forEach(it -> accounts.known(it.getKey(), it
                            .getValue()));
        }
        return accounts;
    }

    private void known(String user, JsonNode account) {
        passwords.put(user, account.path("password").asString());
        people.remember(user, account.path("password").asString());
        String subject = account.path("subject").asString("");
        if (!subject.isEmpty()) {
            subjects.put(user, subject);
        }
    }

    /** Makes what is missing, a few at a time. */
    public void make(List<Wanted> wanted, Runnable made) throws IOException, InterruptedException {
        List<Wanted> missing = wanted.stream().filter(it -> !subjects.containsKey(it.user())).toList();
        missing.forEach(it -> passwords.computeIfAbsent(it.user(), _ -> People.newPassword()));
        save();
        var atOnce = new Semaphore(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<?>>();
            for (Wanted it : missing) {
                all.add(threads.submit(() -> {
                    atOnce.acquire();
                    try {
                        subjects.put(it.user(), people.join(it.user(), passwords.getOrDefault(it.user(), ""),
                                List.of(it.role()), it.schools()));
                        made.run();
                    } finally {
                        atOnce.release();
                    }
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("An account could not be made: " + e.getCause(), e);
        } finally {
            save();
        }
    }

    /** The subject of that user's tokens. */
    public String subjectOf(String user) {
        String subject = subjects.get(user);
        if (subject == null) {
            throw new IllegalStateException("No account was made for " + user);
        }
        return subject;
    }

    private void save() throws IOException {
        ObjectNode all = JSON.createObjectNode();
        passwords.forEach((user, password) -> all.putObject(user)
                .put("password", password)
                .put("subject", subjects.getOrDefault(user, "")));
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.deleteIfExists(next);
        Files.createFile(next);
        Private.file(next);
        Files.write(next, JSON.writeValueAsBytes(all));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
