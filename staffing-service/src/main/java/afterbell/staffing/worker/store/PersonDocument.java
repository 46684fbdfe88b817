package afterbell.staffing.worker.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.staffing.worker.model.Affiliation;
import afterbell.staffing.worker.model.OfficeFault;
import afterbell.staffing.worker.model.Period;
import afterbell.staffing.worker.model.RecordCheck;
import afterbell.staffing.worker.model.RecordCheck.Adverse;
import afterbell.staffing.worker.model.RecordCheck.Clear;
import afterbell.staffing.worker.model.RecordCheck.Unknown;
import afterbell.staffing.worker.model.RecordQuery;
import afterbell.staffing.worker.model.RecordQuery.Away;
import afterbell.staffing.worker.model.Suspension;

/**
 * What concerns the person, on disk.
 *
 * @param finding U unknown, C clear, A adverse
 * @param on      day of the newest query, or of the bar
 * @param before  with a bar: day of the newest clear query before it, null where there is none
 * @param good    days of clear queries, also those that a bar has taken
 */
record PersonDocument(@Field("f") String finding, @Nullable @Field("on") String on,
        @Nullable @Field("b") String before,
        @Field("g") List<PeriodDocument> good, @Nullable @Field("q") QueryDocument query,
        @Nullable @Field("m") AffiliationDocument affiliation,
        @Nullable @Field("su") List<SuspensionDocument> suspensions) {

    /**
     * @param awaySince since when the office gives no usable answer, absent while it does
     * @param fault     why not, the last time
     */
    record QueryDocument(@Field("i") String requestId, @Field("d") String on, @Field("sc") String schoolId,
            @Field("a") Instant askedAt, @Field("t") boolean taken, @Field("n") int attempts,
            @Field("nx") Instant nextTry, @Nullable @Field("aw") Instant awaySince,
            @Nullable @Field("fa") OfficeFault fault) {
        static QueryDocument of(RecordQuery it) {
            var away = it.away();
            return new QueryDocument(it.requestId(), it.on().toString(), it.schoolId(), it.askedAt(), it.taken(),
                    it.attempts(), it.nextTry(), away == null ? null : away.since(),
                    away == null ? null : away.fault());
        }

        RecordQuery toQuery() {
            return new RecordQuery(requestId, LocalDate.parse(on), schoolId, askedAt, taken, attempts, nextTry,
                    awaySince == null || fault == null ? null : new Away(awaySince, fault));
        }
    }

    record AffiliationDocument(@Field("i") String institutionId, @Field("s") String since,
            @Field("a") List<PeriodDocument> told, @Field("v") long asOf, @Field("e") List<PeriodDocument> earlier) {
        static AffiliationDocument of(Affiliation it) {
            return new AffiliationDocument(it.institutionId(), it.since().toString(), periods(it.told()), it.asOf(),
                    periods(it.earlier()));
        }

        Affiliation toAffiliation() {
            return new Affiliation(institutionId, LocalDate.parse(since),
                    told.stream().map(PeriodDocument::toPeriod).toList(), asOf,
                    earlier.stream().map(PeriodDocument::toPeriod).toList());
        }
    }

    record SuspensionDocument(@Field("f") String from, @Nullable @Field("l") String lifted,
            @Nullable @Field("sc") String schoolId) {
        static SuspensionDocument of(Suspension it) {
            return new SuspensionDocument(it.from().toString(), it.lifted() == null ? null : it.lifted().toString(),
                    it.schoolId());
        }

        Suspension toSuspension() {
            return new Suspension(LocalDate.parse(from), lifted == null ? null : LocalDate.parse(lifted), schoolId);
        }
    }

    static PersonDocument of(RecordCheck check, @Nullable RecordQuery query, @Nullable Affiliation affiliation,
            List<Suspension> suspensions) {
        String finding = switch (check) {
            case Unknown() -> "U";
            case Clear _ -> "C";
            case Adverse _ -> "A";
        };
        LocalDate on = switch (check) {
            case Unknown() -> null;
            case Clear(LocalDate day, var _) -> day;
            case Adverse(LocalDate day, var _) -> day;
        };
        RecordCheck cleared = check instanceof Adverse adverse ? adverse.before() : check;
        return new PersonDocument(finding, on == null ? null : on.toString(),
                check instanceof Adverse && cleared instanceof Clear clear ? clear.on().toString() : null,
                periods(cleared.good()),
                query == null ? null : QueryDocument.of(query),
                affiliation == null ? null : AffiliationDocument.of(affiliation),
                suspensions.isEmpty() ? null : suspensions.stream().map(SuspensionDocument::of).toList());
    }

    RecordCheck toCheck() {
        var periods = good.stream().map(PeriodDocument::toPeriod).toList();
        return switch (finding) {
            case "U" -> new Unknown();
            case "C" -> new Clear(LocalDate.parse(Objects.requireNonNull(on)), periods);
            case "A" -> new Adverse(LocalDate.parse(Objects.requireNonNull(on)),
                    before == null ? new Unknown() : new Clear(LocalDate.parse(before), periods));
            default -> throw new IllegalStateException("A stored worker has the unknown finding " + finding);
        };
    }

    @Nullable
    RecordQuery toQuery() {
        return query == null ? null : query.toQuery();
    }

    @Nullable
    Affiliation toAffiliation() {
        return affiliation == null ? null : affiliation.toAffiliation();
    }

    List<Suspension> toSuspensions() {
        return suspensions == null
                ? List.of()
                : suspensions.stream().map(SuspensionDocument::toSuspension).toList();
    }

    private static List<PeriodDocument> periods(List<Period> periods) {
        return periods.stream().map(PeriodDocument::of).toList();
    }
}
