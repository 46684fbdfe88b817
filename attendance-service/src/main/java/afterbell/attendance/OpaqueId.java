package afterbell.attendance;

/** What identities look like in requests: opaque words that say nothing of a person. */
public final class OpaqueId {
    public static final String PATTERN = "[A-Za-z0-9-]{1,64}";

    private OpaqueId() {}
}
