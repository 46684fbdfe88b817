package afterbell.staffing.worker.store;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.staffing.worker.model.Assessment;
import afterbell.staffing.worker.model.Criterion;
import afterbell.staffing.worker.model.Gates;
import afterbell.staffing.worker.model.Hiring;
import afterbell.staffing.worker.model.Notice;
import afterbell.staffing.worker.model.Objection;
import afterbell.staffing.worker.model.Stage;
import afterbell.staffing.worker.model.Stage.Acknowledged;
import afterbell.staffing.worker.model.Stage.EndReason;
import afterbell.staffing.worker.model.Stage.Ended;
import afterbell.staffing.worker.model.Stage.Failed;
import afterbell.staffing.worker.model.Stage.Filed;
import afterbell.staffing.worker.model.Stage.Hired;
import afterbell.staffing.worker.model.Stage.Joined;
import afterbell.staffing.worker.model.Stage.Objected;
import afterbell.staffing.worker.model.Stage.OnNotice;
import afterbell.staffing.worker.model.Stage.Returned;

/**
 * A hiring on disk: a letter for the stage, and what that stage has.
 *
 * @param stage    J joined, N on notice, O objected, F filed, R returned, A acknowledged, X failed, H hired, E ended
 * @param day      joined: since; filed, returned, acknowledged, failed, hired: filed on; ended: the last day
 * @param answered day of the bureau's answer
 */
record HiringDocument(@Field("sc") String schoolId, @Field("e") List<PeriodDocument> earlier,
        @Field("st") String stage, @Nullable @Field("n") NoticeDocument notice, @Nullable @Field("d") String day,
        @Nullable @Field("an") String answered, @Nullable @Field("as") List<AssessmentDocument> assessments,
        @Nullable @Field("w") EndReason reason) {

    /** @param id under which the public knows the notice */
    record NoticeDocument(@Field("id") String id, @Field("f") String from, @Field("u") String until,
            @Field("o") List<ObjectionDocument> objections) {
        static NoticeDocument of(String id, Notice notice) {
            return new NoticeDocument(id, notice.from().toString(), notice.until().toString(),
                    notice.objections().stream().map(ObjectionDocument::of).toList());
        }

        Notice toNotice() {
            return new Notice(LocalDate.parse(from), LocalDate.parse(until),
                    objections.stream().map(ObjectionDocument::toObjection).toList());
        }
    }

    /** @param decided day of the decision, null while it is open */
    record ObjectionDocument(@Field("i") String id, @Field("d") String on, @Nullable @Field("t") String decided,
            @Field("u") boolean upheld) {
        static ObjectionDocument of(Objection it) {
            return new ObjectionDocument(it.objectionId(), it.on().toString(),
                    it.decidedOn().map(LocalDate::toString).orElse(null), it.decision() instanceof Objection.Upheld);
        }

        Objection toObjection() {
            if (decided == null) {
                return new Objection(id, LocalDate.parse(on), new Objection.Open());
            }
            LocalDate day = LocalDate.parse(decided);
            return new Objection(id, LocalDate.parse(on),
                    upheld ? new Objection.Upheld(day) : new Objection.Rejected(day));
        }
    }

    /** @param scores in the order of the criteria */
    record AssessmentDocument(@Field("d") String on, @Field("s") List<Integer> scores, @Field("p") boolean passed) {
        static AssessmentDocument of(Assessment assessment) {
            return new AssessmentDocument(assessment.on().toString(),
                    List.of(Criterion.values()).stream().map(it -> assessment.scores().getOrDefault(it, 0)).toList(),
                    assessment.passed());
        }

        Assessment toAssessment() {
            Map<Criterion, Integer> all = new EnumMap<>(Criterion.class);
            for (var criterion : Criterion.values()) {
                all.put(criterion, scores.get(criterion.ordinal()));
            }
            return new Assessment(LocalDate.parse(on), all, passed);
        }
    }

    static HiringDocument of(String workerId, Hiring hiring) {
        var blank = new HiringDocument(hiring.schoolId(), hiring.earlier().stream().map(PeriodDocument::of).toList(),
                "J", null, null, null, null, null);
        NoticeDocument notice = hiring.stage()
                .publicNotice()
                .map(it -> NoticeDocument.of(Notice.idOf(workerId, hiring.schoolId(), it.from()), it))
                .orElse(null);
        return switch (hiring.stage()) {
            case Joined(LocalDate since) ->
                blank.at("J", notice, since.equals(LocalDate.MIN) ? null : since, null, List.of());
            case OnNotice _ -> blank.at("N", notice, null, null, List.of());
            case Objected _ -> blank.at("O", notice, null, null, List.of());
            case Filed(var _, LocalDate on) -> blank.at("F", notice, on, null, List.of());
            case Returned(var _, LocalDate on, LocalDate back) -> blank.at("R", notice, on, back, List.of());
            case Acknowledged(var _, LocalDate on, LocalDate then) -> blank.at("A", notice, on, then, List.of());
            case Failed(var _, LocalDate on, LocalDate then, Assessment it) ->
                blank.at("X", notice, on, then, List.of(it));
            case Hired(Gates gates, var later) -> blank.at("H", notice, gates.filedOn(), gates.acknowledgedOn(),
                    Stream.concat(Stream.of(gates.assessment()), later.stream())
                            .toList());
            case Ended(LocalDate lastDay, EndReason why, var failing) ->
                blank.at("E", null, lastDay, null, failing.stream().toList()).because(why);
        };
    }

    private HiringDocument at(String letter, @Nullable NoticeDocument told, @Nullable LocalDate on,
            @Nullable LocalDate answer, List<Assessment> judged) {
        return new HiringDocument(schoolId, earlier, letter, told, text(on), text(answer),
                judged.isEmpty() ? null : judged.stream().map(AssessmentDocument::of).toList(), null);
    }

    private HiringDocument because(EndReason why) {
        return new HiringDocument(schoolId, earlier, stage, notice, day, answered, assessments, why);
    }

    Hiring toHiring() {
        return new Hiring(schoolId, earlier.stream().map(PeriodDocument::toPeriod).toList(), toStage());
    }

    private Stage toStage() {
        return switch (stage) {
            case "J" -> new Joined(day == null ? LocalDate.MIN : date(day));
            case "N" -> new OnNotice(told());
            case "O" -> new Objected(told());
            case "F" -> new Filed(told(), date(day));
            case "R" -> new Returned(told(), date(day), date(answered));
            case "A" -> new Acknowledged(told(), date(day), date(answered));
            case "X" -> new Failed(told(), date(day), date(answered), judged().getFirst());
            case "H" -> new Hired(new Gates(told(), date(day), date(answered), judged().getFirst()),
                    judged().subList(1, judged().size()));
            case "E" -> new Ended(date(day), Objects.requireNonNull(reason),
                    assessments == null ? Optional.empty() : Optional.of(judged().getFirst()));
            default -> throw new IllegalStateException("A stored hiring is at the unknown stage " + stage);
        };
    }

    private Notice told() {
        return Objects.requireNonNull(notice).toNotice();
    }

    private List<Assessment> judged() {
        return Objects.requireNonNull(assessments).stream().map(AssessmentDocument::toAssessment).toList();
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static LocalDate date(@Nullable String text) {
        return LocalDate.parse(Objects.requireNonNull(text));
    }
}
