package afterbell.local.command;

import java.nio.file.Path;

import afterbell.local.Machine;

/** What a person wants to know once the platform is up. */
record Welcome(Machine machine) {

    String text() {
        return """

              API and its documentation   http://127.0.0.1:%d/
              Identity (Keycloak)         http://127.0.0.1:%d/realms/afterbell
              Events (Kafka)              127.0.0.1:%d
              Store (MongoDB protocol)    mongodb://127.0.0.1:%d

            Demo accounts: edu-bureau fin-bureau fin-bureau-2 union hr-bureau township analyst operator guardian-1
              school demo-school-1: admin-1 deputy-1 teacher-1 guard-1;  demo-school-2: admin-2 teacher-2 guard-2
              their passwords: %s

            Next:  ./afterbell status    ./afterbell demo    ./afterbell tail attendance.register.v1
                   ./afterbell logs -f   ./afterbell down
            """.formatted(port("gateway.port"), port("keycloak.port"), port("kafka.port"),
                port("embedded-mongo.port"), shown(machine.folders().secrets().resolve("afterbell.env")));
    }

    private int port(String name) {
        return machine.settings().port(name);
    }

    private static Path shown(Path path) {
        Path here = Path.of("").toAbsolutePath();
        return path.startsWith(here) ? here.relativize(path) : path;
    }
}
