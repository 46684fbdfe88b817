package afterbell.staffing.vetting.query.office;

import java.time.LocalDate;

import afterbell.staffing.vetting.query.OfficeAway;
import afterbell.staffing.vetting.query.RecordOffice;
import afterbell.staffing.worker.model.OfficeFault;

/** An installation that asks no office. */
final class NoRecordOffice implements RecordOffice {
    @Override
    public boolean isThere() {
        return false;
    }

    @Override
    public Answer submit(String requestId, String citizenId, String name, LocalDate on) {
        throw new OfficeAway(OfficeFault.NO_CONNECTION, null);
    }

    @Override
    public Answer ask(String requestId) {
        throw new OfficeAway(OfficeFault.NO_CONNECTION, null);
    }
}
