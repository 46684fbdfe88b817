package afterbell.testing;

/** Two ways to get the same parts: as processes of this machine, or as containers. */
interface Parts {

    /** Starts the broker and says where clients connect. */
    String startKafka();

    /** Starts the store and says its address, with {@code %s} where the database stands. */
    String startStore();

    IdentityServer startKeycloak();
}
