package afterbell.staffing.worker.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.staffing.worker.model.Assessment;
import afterbell.staffing.worker.model.Gates;
import afterbell.staffing.worker.model.Gates.AllFour;
import afterbell.staffing.worker.model.Gates.RecordCheckOnly;
import afterbell.staffing.worker.model.Notice;
import afterbell.staffing.worker.model.Notice.Objection;
import afterbell.staffing.worker.model.Period;
import afterbell.staffing.worker.model.Vetting;
import afterbell.staffing.worker.model.Vetting.Acknowledged;
import afterbell.staffing.worker.model.Vetting.Barred;
import afterbell.staffing.worker.model.Vetting.Checked;
import afterbell.staffing.worker.model.Vetting.Cleared;
import afterbell.staffing.worker.model.Vetting.Expired;
import afterbell.staffing.worker.model.Vetting.Failed;
import afterbell.staffing.worker.model.Vetting.Filed;
import afterbell.staffing.worker.model.Vetting.Objected;
import afterbell.staffing.worker.model.Vetting.OnNotice;
import afterbell.staffing.worker.model.Vetting.Unchecked;

/**
 * A vetting on disk: a letter for the state, and what that state has.
 *
 * @param state      U unchecked, C checked, N on notice, O objected, F filed, A acknowledged, X failed, K cleared,
 *                   E expired, B barred
 * @param on         day of the record check, or of the bar
 * @param notice     from the notice on; absent where the record check is the only gate
 * @param from       first day of the clearance
 * @param until      last day of the clearance
 */
record VettingDocument(@Field("st") String state, @Nullable @Field("on") String on,
        @Nullable @Field("n") NoticeDocument notice, @Nullable @Field("fo") String filedOn,
        @Nullable @Field("ao") String acknowledgedOn, @Nullable @Field("as") AssessmentDocument assessment,
        @Nullable @Field("cf") String from, @Nullable @Field("cu") String until) {

    record NoticeDocument(@Field("sc") String schoolId, @Field("f") String from, @Field("u") String until,
            @Field("o") List<ObjectionDocument> objections) {
        static NoticeDocument of(Notice notice) {
            return new NoticeDocument(notice.schoolId(), notice.from().toString(), notice.until().toString(),
                    notice.objections()
                            .stream()
                            .map(it -> new ObjectionDocument(it.on().toString(), it.upheld()))
                            .toList());
        }

        Notice toNotice() {
            return new Notice(schoolId, LocalDate.parse(from), LocalDate.parse(until),
                    objections.stream().map(it -> new Objection(LocalDate.parse(it.on()), it.upheld())).toList());
        }
    }

    record ObjectionDocument(@Field("d") String on, @Field("u") boolean upheld) {}

    record AssessmentDocument(@Field("d") String on, @Field("s") int score, @Field("p") boolean passed) {
        static AssessmentDocument of(Assessment assessment) {
            return new AssessmentDocument(assessment.on().toString(), assessment.score(), assessment.passed());
        }

        Assessment toAssessment() {
            return new Assessment(LocalDate.parse(on), score, passed);
        }
    }

    static VettingDocument of(Vetting vetting) {
        return switch (vetting) {
            case Unchecked() -> gates("U", null, null, null, null, null);
            case Checked(var on) -> gates("C", on, null, null, null, null);
            case OnNotice(var on, var notice) -> gates("N", on, notice, null, null, null);
            case Objected(var on, var notice) -> gates("O", on, notice, null, null, null);
            case Filed(var on, var notice, var filedOn) -> gates("F", on, notice, filedOn, null, null);
            case Acknowledged(var on, var notice, var filedOn, var acknowledgedOn) ->
                gates("A", on, notice, filedOn, acknowledgedOn, null);
            case Failed(var on, var notice, var filedOn, var acknowledgedOn, var assessment) ->
                gates("X", on, notice, filedOn, acknowledgedOn, assessment);
            case Cleared(var on, var gates, var period) -> cleared("K", on, gates, period);
            case Expired(var on, var gates, var period) -> cleared("E", on, gates, period);
            case Barred(var on, var before) -> gates("B", on, null, null, null, null).in(before);
        };
    }

    private static VettingDocument cleared(String state, LocalDate on, Gates gates, Period period) {
        return (switch (gates) {
            case RecordCheckOnly() -> gates(state, on, null, null, null, null);
            case AllFour(var notice, var filedOn, var acknowledgedOn, var assessment) ->
                gates(state, on, notice, filedOn, acknowledgedOn, assessment);
        }).in(period);
    }

    private static VettingDocument gates(String state, @Nullable LocalDate on, @Nullable Notice notice,
            @Nullable LocalDate filedOn, @Nullable LocalDate acknowledgedOn, @Nullable Assessment assessment) {
        return new VettingDocument(state, text(on), notice == null ? null : NoticeDocument.of(notice), text(filedOn),
                text(acknowledgedOn), assessment == null ? null : AssessmentDocument.of(assessment), null, null);
    }

    private VettingDocument in(@Nullable Period period) {
        return period == null ? this
                : new VettingDocument(state, on, notice, filedOn, acknowledgedOn, assessment,
                        text(period.from()), text(period.until()));
    }

    Vetting toVetting() {
        return switch (state) {
            case "U" -> new Unchecked();
            case "C" -> new Checked(day(on));
            case "N" -> new OnNotice(day(on), told().toNotice());
            case "O" -> new Objected(day(on), told().toNotice());
            case "F" -> new Filed(day(on), told().toNotice(), day(filedOn));
            case "A" -> new Acknowledged(day(on), told().toNotice(), day(filedOn), day(acknowledgedOn));
            case "X" -> new Failed(day(on), told().toNotice(), day(filedOn), day(acknowledgedOn), judged());
            case "K" -> new Cleared(day(on), passed(), period());
            case "E" -> new Expired(day(on), passed(), period());
            case "B" -> new Barred(day(on), from == null ? null : period());
            default -> throw new IllegalStateException("A stored worker is in the unknown state " + state);
        };
    }

    private Gates passed() {
        return notice == null
                ? new RecordCheckOnly()
                : new AllFour(notice.toNotice(), day(filedOn), day(acknowledgedOn), judged());
    }

    private Period period() {
        return new Period(day(from), day(until));
    }

    private NoticeDocument told() {
        return Objects.requireNonNull(notice);
    }

    private Assessment judged() {
        return Objects.requireNonNull(assessment).toAssessment();
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static LocalDate day(@Nullable String text) {
        return LocalDate.parse(Objects.requireNonNull(text));
    }
}
