package afterbell.enrollment.plan.store;

/** Whose plan of which semester; ids hold no colon. */
public record DossierId(String schoolId, String semesterId) {
    static DossierId parse(String id) {
        int colon = id.indexOf(':');
        return new DossierId(id.substring(0, colon), id.substring(colon + 1));
    }

    @Override
    public String toString() {
        return schoolId + ":" + semesterId;
    }
}
