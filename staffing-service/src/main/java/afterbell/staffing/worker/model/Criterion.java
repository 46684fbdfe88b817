package afterbell.staffing.worker.model;

/** What a worker from outside is judged by (聘任考核, R24). */
public enum Criterion {
    /** Keeps the children safe. */
    SAFETY,
    /** Behaves as a teacher should. */
    CONDUCT,
    /** Offers what the plan says, and no lessons (R9). */
    CONTENT,
    /** Comes, and comes in time. */
    ATTENDANCE,
    /** What pupils and guardians say. */
    FEEDBACK
}
