package afterbell.attendance.safetycheck.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.attendance.safetycheck.model.SafetyCheck;
import afterbell.attendance.safetycheck.model.SafetyCheck.Area;
import afterbell.attendance.safetycheck.model.SafetyCheck.Finding;
import afterbell.attendance.safetycheck.model.SafetyCheck.Finding.Fixed;
import afterbell.attendance.safetycheck.model.SafetyCheck.Finding.Open;
import afterbell.attendance.safetycheck.model.SafetyCheck.Point;
import afterbell.confidential.Sealed;

/**
 * A check on disk.
 *
 * @param dueInCity   its earliest deadline and its id, while a finding is open, so that the index holds only those
 * @param dueAtSchool its school, earliest deadline and id, while a finding is open
 * @param wordsDay    its day, while words and photos are kept
 */
record CheckDocument(@Field("i") String checkId, @Field("sc") String schoolId, @Field("d") String date,
        @Field("t") Instant at, @Field("a") Area area, @Field("by") String by, @Field("ok") List<Point> passed,
        @Field("f") List<FindingDocument> findings, @Field(CheckDocument.DUE_IN_CITY) @Nullable String dueInCity,
        @Field(CheckDocument.DUE_AT_SCHOOL) @Nullable String dueAtSchool,
        @Field(CheckDocument.WORDS_DAY) @Nullable String wordsDay) {
    static final String DUE_IN_CITY = "dc";
    static final String DUE_AT_SCHOOL = "ds";
    static final String WORDS_DAY = "wd";

    record FindingDocument(@Field("p") Point point, @Field("d") String due, @Field("w") @Nullable Sealed text,
            @Field("t") @Nullable Instant fixedAt, @Field("on") @Nullable String fixedOn,
            @Field("by") @Nullable String fixedBy) {

        static FindingDocument of(Finding finding, @Nullable Sealed text) {
            return switch (finding) {
                case Open(var point, var due) -> new FindingDocument(point, due.toString(), text, null, null, null);
                case Fixed(var point, var due, var at, var on, var by) ->
                    new FindingDocument(point, due.toString(), text, at, on.toString(), by);
            };
        }

        Finding toFinding() {
            var dueDay = LocalDate.parse(due);
            return fixedAt == null || fixedOn == null || fixedBy == null
                    ? new Open(point, dueDay)
                    : new Fixed(point, dueDay, fixedAt, LocalDate.parse(fixedOn), fixedBy);
        }
    }

    static CheckDocument of(SafetyCheck check, List<FindingDocument> findings, boolean words) {
        var due = check.due();
        return new CheckDocument(check.checkId(), check.schoolId(), check.date().toString(), check.at(), check.area(),
                check.by(), check.passed(), findings,
                due.map(day -> day + ":" + SafetyChecks.id(check.schoolId(), check.checkId())).orElse(null),
                due.map(day -> check.schoolId() + ":" + day + ":" + check.checkId()).orElse(null),
                words ? check.date().toString() : null);
    }

    SafetyCheck toCheck() {
        return new SafetyCheck(checkId, schoolId, LocalDate.parse(date), at, area, by, passed,
                findings.stream().map(FindingDocument::toFinding).toList());
    }
}
