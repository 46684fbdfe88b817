package afterbell.web.version;

/** Aggregate versions as entity tags: version 7 is {@code "7"}, a strong validator. */
public final class Versions {

    private Versions() {}

    /** @param version the aggregate's version, 0 or above */
    public static String etag(long version) {
        if (version < 0) {
            throw new IllegalArgumentException("A version is 0 or above");
        }
        return "\"" + version + "\"";
    }
}
