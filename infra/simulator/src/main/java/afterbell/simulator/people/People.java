package afterbell.simulator.people;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import afterbell.local.part.Secrets;
import afterbell.simulator.people.Keycloak.Administered;

/** The people of the city and their access tokens, from the real Keycloak. */
public final class People {
    private static final long RENEW_AFTER_NANOS = Duration.ofMinutes(4).toNanos();
    private static final String GROUP = "simulated-";

    private final Keycloak keycloak;
    private final Secrets secrets;
    private final Map<String, String> passwords = new ConcurrentHashMap<>();
    private final Map<String, Kept> tokens = new ConcurrentHashMap<>();
    private final Set<String> groups = ConcurrentHashMap.newKeySet();

    public People(HttpClient http, String issuer, Secrets secrets) {
        this.keycloak = new Keycloak(http, issuer);
        this.secrets = secrets;
    }

    private record Kept(String token, long since) {
        boolean isFresh() {
            return System.nanoTime() - since < RENEW_AFTER_NANOS;
        }
    }

    /** @throws IOException if Keycloak gives no token */
    public String tokenOf(String user) throws IOException, InterruptedException {
        Kept kept = tokens.get(user);
        if (kept == null || !kept.isFresh()) {
            kept = logIn(user, passwords.containsKey(user) ? passwords.get(user) : secrets.passwordOf(user));
        }
        return kept.token();
    }

    private Kept logIn(String user, String password) throws IOException, InterruptedException {
        var kept = new Kept(keycloak.token(Map.of("grant_type", "password", "client_id", "afterbell-cli",
                "client_secret", secrets.secretOf("afterbell-cli"), "username", user, "password", password)),
                System.nanoTime());
        tokens.put(user, kept);
        return kept;
    }

    public void forgetTokenOf(String user) {
        tokens.remove(user);
    }

    /** From now on this is the user's password. */
    void remember(String user, String password) {
        passwords.put(user, password);
    }

    /** A new password that nobody has had before. */
    static String newPassword() {
        return "Pw1-" + UUID.randomUUID();
    }

    /**
     * Makes a user with these roles at these schools, and remembers the password while this process lives.
     *
     * @return the user's subject in tokens
     */
    public String join(String user, Collection<String> roles, Collection<String> schools)
            throws IOException, InterruptedException {
        return join(user, newPassword(), roles, schools);
    }

    /** The same with a given password; a user of that name that exists already gets it. */
    String join(String user, String password, Collection<String> roles, Collection<String> schools)
            throws IOException, InterruptedException {
        for (String role : roles) {
            makeGroupOf(role);
        }
        var credential = Map.of("type", "password", "value", password, "temporary", false);
        String admin = administrator();
        Administered made = keycloak.administer(admin, "POST", "/users", Map.of("username", user, "enabled", true,
                "attributes", Map.of("schools", List.copyOf(schools)), "groups",
                roles.stream().map(role -> "/" + GROUP + role).toList(), "credentials", List.of(credential)));
        String id = made.id();
        if (made.status() == 409) {
            id = keycloak.administer(admin, "GET", "/users?exact=true&username=" + user, null)
                    .body()
                    .path(0)
                    .path("id")
                    .asString();
            if (!opens(user, password)) {
                keycloak.administer(admin, "PUT", "/users/" + id + "/reset-password", credential);
            }
        }
        remember(user, password);
        return id;
    }

    /** Whether the password is the user's already: an interrupted run has made the account. */
    private boolean opens(String user, String password) throws InterruptedException {
        try {
            return !logIn(user, password).token().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    /** A role is given by a group, so that making a user is one request. */
    private synchronized void makeGroupOf(String role) throws IOException, InterruptedException {
        if (groups.contains(role)) {
            return;
        }
        String admin = administrator();
        Administered made = keycloak.administer(admin, "POST", "/groups", Map.of("name", GROUP + role));
        String id = made.status() == 409
                ? keycloak.administer(admin, "GET", "/groups?exact=true&search=" + GROUP + role, null)
                        .body()
                        .path(0)
                        .path("id")
                        .asString()
                : made.id();
        keycloak.administer(admin, "POST", "/groups/" + id + "/role-mappings/realm",
                List.of(keycloak.administer(admin, "GET", "/roles/" + role, null).body()));
        groups.add(role);
    }

    /** A fresh token of the service account that may make users. */
    private String administrator() throws IOException, InterruptedException {
        String client = "afterbell-provisioner";
        Kept kept = tokens.get("client " + client);
        if (kept == null || System.nanoTime() - kept.since() > RENEW_AFTER_NANOS / 8) {
            kept = new Kept(keycloak.token(Map.of("grant_type", "client_credentials", "client_id", client,
                    "client_secret", secrets.secretOf(client))), System.nanoTime());
            tokens.put("client " + client, kept);
        }
        return kept.token();
    }
}
