package afterbell.staffing.vetting.query;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import afterbell.staffing.worker.model.OfficeFault;

/** The office gave no answer that can be used. Nothing is lost by it: the same query is sent again later. */
public final class OfficeAway extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Set<OfficeFault> PASSING = Set.of(OfficeFault.TIME_OUT, OfficeFault.NO_CONNECTION,
            OfficeFault.BUSY);

    private final OfficeFault fault;

    public OfficeAway(OfficeFault fault, @Nullable Throwable cause) {
        super("The record office: " + fault, cause);
        this.fault = fault;
    }

    public OfficeFault fault() {
        return fault;
    }

    /** @return whether trying again at once may help */
    public boolean isPassing() {
        return PASSING.contains(fault);
    }
}
