package afterbell.enrollment;

/** Shapes of the ids in requests. */
public final class Ids {
    /** An id that a caller chooses. */
    public static final String CHOSEN = "[a-z0-9][a-z0-9-]{0,39}";
    /** Any opaque id of this or another service. */
    public static final String OPAQUE = "[A-Za-z0-9-]{1,64}";
    /** A school's own id of a pupil, opaque: never a citizen's or pupil's number. */
    public static final String ROSTER = "[A-Za-z0-9._-]{1,64}";

    /** An opaque id as the API's document shows one. */
    public static final String EXAMPLE = "0b9f1f5e-4c8e-4d1c-9d55-6b6f2f0a7c11";

    private Ids() {}
}
