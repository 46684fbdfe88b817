package afterbell.attendance.safetycheck.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import afterbell.attendance.safetycheck.model.SafetyCheck;
import afterbell.attendance.safetycheck.model.SafetyCheck.Area;
import afterbell.attendance.safetycheck.model.SafetyCheck.Finding;
import afterbell.attendance.safetycheck.model.SafetyCheck.Finding.Fixed;
import afterbell.attendance.safetycheck.model.SafetyCheck.Point;

/**
 * A safety check as its readers see it.
 *
 * @param due the earliest deadline of an open finding
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CheckView(String schoolId, String checkId, LocalDate date, Instant at, Area area, List<Point> passed,
        List<FindingView> findings, @Nullable LocalDate due, @Nullable List<PhotoView> photos) {

    /** @param text absent in lists, and once it is forgotten */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FindingView(Point point, @Nullable String text, LocalDate due, @Nullable Instant fixedAt,
            @Nullable Boolean late) {
        static FindingView of(Finding finding, @Nullable String text) {
            return finding instanceof Fixed fixed
                    ? new FindingView(fixed.point(), text, fixed.due(), fixed.at(), fixed.isLate())
                    : new FindingView(finding.point(), text, finding.due(), null, null);
        }

        @Override
        public String toString() {
            return "FindingView";
        }
    }

    /** @param size bytes */
    record PhotoView(String photoId, String type, int size) {}

    static CheckView of(SafetyCheck check) {
        return of(check, Map.of(), null);
    }

    static CheckView of(SafetyCheck check, Map<Point, String> words, @Nullable List<PhotoView> photos) {
        return new CheckView(check.schoolId(), check.checkId(), check.date(), check.at(), check.area(),
                check.passed(),
                check.findings().stream().map(it -> FindingView.of(it, words.get(it.point()))).toList(),
                check.due().orElse(null), photos);
    }
}
