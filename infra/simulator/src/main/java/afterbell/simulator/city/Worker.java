package afterbell.simulator.city;

/** Somebody who serves, or wants to. */
public record Worker(String citizenId, String name, String phone, String kind, Part part) {

    /** What the story has in store. */
    public enum Part {
        /** Cleared, on duty every day. */
        REGULAR,
        /** Passes the four gates of external teachers (R24), on duty on Tuesdays and Thursdays. */
        EXTERNAL,
        /** Cleared, steps in for others. */
        SPARE,
        /** Never handed in a record check. */
        UNCHECKED,
        /** Has an adverse record when hired (R25). */
        ADVERSE
    }
}
