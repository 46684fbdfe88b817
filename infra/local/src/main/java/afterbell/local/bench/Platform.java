package afterbell.local.bench;

import java.net.URI;
import java.nio.file.Path;

import afterbell.local.Machine;
import afterbell.local.part.Secrets;

/**
 * Where everything of this machine's platform is.
 *
 * @param machine its folders and settings
 */
public record Platform(Machine machine) {

    /** The platform of the working directory and the environment. */
    public static Platform here() {
        return new Platform(Machine.here());
    }

    public URI gateway() {
        return serviceAt("gateway.port");
    }

    /** A service's own address, past the gateway; for example of {@code attendance-service}. */
    public URI service(String name) {
        return serviceAt(name + ".port");
    }

    /** Where a service or the gateway answers with health, metrics and its admin endpoints. */
    public URI management(String name) {
        return serviceAt(name + ".management-port");
    }

    /** What tokens name as their issuer. */
    public String issuer() {
        return serviceAt("keycloak.port") + "/realms/afterbell";
    }

    public String kafkaBootstrap() {
        return "127.0.0.1:" + machine.settings().port("kafka.port");
    }

    /** The store's address without a database. */
    public String storeUri() {
        return "mongodb://127.0.0.1:" + machine.settings().port("embedded-mongo.port");
    }

    /** Passwords of the demo users and secrets of the clients. */
    public Secrets secrets() {
        return Secrets.in(machine.folders().secrets());
    }

    /** A log file that a benchmark or a demonstration may write. */
    public Path log(String name) {
        return machine.folders().log(name);
    }

    private URI serviceAt(String setting) {
        return URI.create("http://127.0.0.1:" + machine.settings().port(setting));
    }
}
