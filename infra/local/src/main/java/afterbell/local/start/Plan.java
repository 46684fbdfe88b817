package afterbell.local.start;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import afterbell.local.Folders;
import afterbell.local.Refusal;
import afterbell.local.Settings;
import afterbell.local.part.BuiltTree;
import afterbell.local.part.EmbeddedStore;
import afterbell.local.part.KafkaBroker;
import afterbell.local.part.KeycloakServer;
import afterbell.local.part.OfficesStandIn;
import afterbell.local.part.Secrets;

/** Which parts this platform has, and how each is told of the others. */
public final class Plan {
    /** In the order in which facts flow, and they are started and shown. */
    public static final List<String> SERVICES = List.of("enrollment-service", "staffing-service", "attendance-service",
            "funding-service");
    private static final String GATEWAY = "gateway";
    /** Those that keep personal data. */
    private static final Set<String> SEALING = Set.of("enrollment-service", "staffing-service",
            "attendance-service", "funding-service");
    private static final Set<String> BACKING = Set.of("kafka", "embedded-mongo");
    /** The service whose payment files the stand-in bank takes from its folder. */
    private static final String PAYING = "funding-service";
    /** The service that asks the offices for criminal records. */
    private static final String VETTING = "staffing-service";
    /** The service that asks them for the weather. */
    private static final String WARNED = "attendance-service";

    private final BuiltTree tree;
    private final Folders folders;
    private final Settings settings;
    private final Library library;
    private final Library officesLibrary;
    private final Secrets secrets;

    public Plan(BuiltTree tree, Folders folders, Settings settings) {
        this.tree = tree;
        this.folders = folders;
        this.settings = settings;
        this.library = Library.of(tree, folders.app());
        this.officesLibrary = Library.ofOffices(tree, folders.app());
        this.secrets = Secrets.in(folders.secrets());
    }

    Library library() {
        return library;
    }

    /** All that parts run from. */
    List<Library> libraries() {
        return List.of(library, officesLibrary);
    }

    /** All parts, in the order in which they are started. */
    List<PlannedPart> parts() {
        List<PlannedPart> parts = new ArrayList<>();
        parts.add(new KeycloakPart(keycloak(), tree, secrets, url(GATEWAY)));
        parts.add(new KafkaPart(kafka(), library));
        parts.add(new StorePart(store(), library));
        if (hasOffices()) {
            parts.add(new OfficesPart(offices(), officesLibrary));
        }
        SERVICES.stream().filter(tree::has).forEach(it -> parts.add(service(it, environmentOf(it), BACKING)));
        if (tree.has(GATEWAY)) {
            parts.add(service(GATEWAY, environmentOfGateway(), Set.of()));
        }
        return parts;
    }

    KafkaBroker kafka() {
        return new KafkaBroker(folders.data("kafka"), folders.log("kafka"), settings.port("kafka.port"),
                settings.port("kafka.controller-port"), settings.number("kafka.heap-mb"));
    }

    KeycloakServer keycloak() {
        return new KeycloakServer(folders.data("keycloak"), folders.log("keycloak"), settings.port("keycloak.port"),
                settings.port("keycloak.management-port"), settings.number("keycloak.heap-mb"));
    }

    private EmbeddedStore store() {
        return new EmbeddedStore(folders.data("embedded-mongo"), folders.log("embedded-mongo"),
                settings.port("embedded-mongo.port"), settings.port("embedded-mongo.management-port"),
                settings.number("embedded-mongo.heap-mb"), settings.number("embedded-mongo.cache-mb"), false);
    }

    private boolean hasOffices() {
        return tree.jar("infra/simulator").isPresent();
    }

    private OfficesStandIn offices() {
        return new OfficesStandIn(folders.data(OfficesStandIn.NAME), folders.log(OfficesStandIn.NAME),
                settings.port("offices.port"), secrets.secretOf("offices"), secrets.secretOf("offices-player"));
    }

    /** Where a service answers. */
    public String url(String service) {
        return "http://127.0.0.1:" + settings.port(service + ".port");
    }

    private ServicePart service(String name, Map<String, String> environment, Set<String> after) {
        Path jar = tree.jar(name)
                .orElseThrow(
                        () -> new Refusal(
                                name + " has not been built: run `mvn -DskipTests package` and look at its errors"));
        ServicePart.Address address = new ServicePart.Address(settings.port(name + ".port"),
                settings.port(name + ".management-port"));
        StartCache cache = StartCache.of(jar, options(settings.number(name + ".heap-mb")), tree.cache());
        return new ServicePart(name, address, environment, after, cache, folders.data(name), folders.log(name));
    }

    private static List<String> options(int heapMb) {
        return List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xms" + heapMb * 2 / 3 + "m",
                "-Xmx" + heapMb + "m",
                "-Xmn" + heapMb / 3 + "m",
                "-XX:MaxMetaspaceSize=256m",
                "-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8", "-Duser.timezone=UTC");
    }

    private Map<String, String> environmentOf(String service) {
        String database = service.replace("-service", "");
        Map<String, String> environment = new TreeMap<>(Map.of("KAFKA_BOOTSTRAP", kafka().bootstrap(), "OIDC_ISSUER",
                keycloak().issuer(), "MONGODB_URI", store().uri() + "/" + database, "AFTERBELL_CLOCK_SETTABLE",
                "true"));
        if (SEALING.contains(service)) {
            environment.put("AFTERBELL_MASTER_KEY", secrets.masterKey());
        }
        if (service.equals(VETTING) && hasOffices()) {
            environment.put("RECORD_OFFICE_URL", offices().url());
            environment.put("RECORD_OFFICE_KEY", offices().serviceKey());
        }
        if (service.equals(WARNED) && hasOffices()) {
            environment.put("WEATHER_OFFICE_URL", offices().url());
            environment.put("WEATHER_OFFICE_KEY", offices().serviceKey());
        }
        if (service.equals(PAYING) && hasOffices()) {
            environment.put("PAYMENT_FOLDER", folders.data(OfficesStandIn.NAME).resolve("files/bank").toString());
        }
        return environment;
    }

    private Map<String, String> environmentOfGateway() {
        Map<String, String> environment = new TreeMap<>(Map.of("OIDC_ISSUER", keycloak().issuer()));
        String perSecond = String.valueOf(settings.number("gateway.requests-per-second"));
        environment.put("RATE_LIMIT_PER_SECOND", perSecond);
        environment.put("RATE_LIMIT_BURST", perSecond);
        for (String service : SERVICES) {
            environment.put(service.replace("-service", "").toUpperCase(Locale.ROOT) + "_URL", url(service));
        }
        return environment;
    }
}
