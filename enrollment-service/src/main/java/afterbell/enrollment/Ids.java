package afterbell.enrollment;

/** Shapes of the ids in requests. */
public final class Ids {
    /** An id that a caller chooses. */
    public static final String CHOSEN = "[a-z0-9][a-z0-9-]{0,39}";
    /** Any opaque id of this or another service. */
    public static final String OPAQUE = "[A-Za-z0-9-]{1,64}";
    /** A school's own id of a pupil, opaque: never a citizen's or pupil's number. */
    public static final String ROSTER = "[A-Za-z0-9._-]{1,64}";

    private Ids() {}
}
