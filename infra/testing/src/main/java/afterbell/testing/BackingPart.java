package afterbell.testing;

/** What an integration test can ask for. */
public enum BackingPart {
    /** The real Kafka broker. Property: {@code KAFKA_BOOTSTRAP}. */
    KAFKA,
    /**
     * The store, which refuses a query that no index serves. Property: {@code MONGODB_URI}, with one database for the JVM.
     */
    STORE,
    /** The real Keycloak with the realm {@code afterbell}. Property: {@code OIDC_ISSUER}. */
    KEYCLOAK
}
