package afterbell.funding.servedday.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import afterbell.funding.servedday.model.PupilDays;
import afterbell.funding.servedday.model.Semester;
import afterbell.funding.servedday.model.Tally;

/** A group's served days as its readers see them. */
record TallyView(String groupId, String semester, long pupilsServed, long pupilDays, List<PupilView> pupils) {

    /** @param days the days served, in order */
    record PupilView(String pupilId, int count, List<LocalDate> days) {
        static PupilView of(String pupilId, PupilDays days, Semester semester) {
            return new PupilView(pupilId, days.count(), days.served().stream().mapToObj(semester::day).toList());
        }
    }

    static TallyView of(Tally tally) {
        return new TallyView(tally.groupId(), tally.semester().id(), tally.pupilsServed(), tally.pupilDays(),
                tally.pupils()
                        .entrySet()
                        .stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> PupilView.of(entry.getKey(), entry.getValue(), tally.semester()))
                        .toList());
    }
}
