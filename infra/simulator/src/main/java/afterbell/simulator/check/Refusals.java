package afterbell.simulator.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import afterbell.simulator.log.Exchange;

/** Bad input, each with the answer that it must have been given. */
public final class Refusals {
    private static final String STEP = "bad-input/";
    private static final String REPEATED = "repeat/roll/";

    private static final List<Expected> EXPECTED = List.of(
            new Expected("roster-WRONG_CHECKSUM", "a roster with a wrong id checksum", 200, "id-checksum", ""),
            new Expected("roster-ORPHAN_ROW", "a roster with an orphan row", 200, "orphan-row", ""),
            new Expected("roster-MISSING_VALUE", "a roster with a child without a number", 200, "missing-value", ""),
            new Expected("roster-FORMULA_CELL", "a roster with a formula cell", 200, "formula-cell", ""),
            new Expected("on-roll-elsewhere", "a pupil who is on another roll", 409, "enrollment.on-roll-elsewhere",
                    "R6"),
            new Expected("lesson-published", "lessons in a subject as an offering", 422,
                    "enrollment.offering-is-lesson",
                    "R9"),
            new Expected("not-accepted", "a plan published before the bureau has accepted it", 409,
                    "enrollment.plan-move-not-allowed", "R22"),
            new Expected("stale-notice", "an application to an old notice", 409, "enrollment.notice-not-acknowledged",
                    "R3"),
            new Expected("somebody-elses-child", "an application for somebody else's child", 403,
                    "enrollment.not-a-guardian", "R2"),
            new Expected("gate-skipped", "a public notice before the record check", 409, "staffing.gate-not-open",
                    "R24"),
            new Expected("filed-while-objected", "a filing while an objection is open", 409,
                    "staffing.objection-open", "R24"),
            new Expected("on-leave", "a duty for a worker on leave", 409, "staffing.worker-on-leave", "R20"),
            new Expected("uncleared-on-rota", "a worker on the rota who is not cleared", 409,
                    "staffing.worker-not-cleared", "R24"),
            new Expected("barred-hired-elsewhere", "a barred worker at the next school", 409, "staffing.worker-barred",
                    "R25"),
            new Expected("uncleared-sign-on", "the sign-on of a worker who is not cleared", 422,
                    "attendance.worker-not-cleared", "R25"),
            new Expected("barred-opens", "the sign-on of a worker barred yesterday", 422,
                    "attendance.worker-not-cleared",
                    "R25"),
            new Expected("pupil-without-place", "a roll with a pupil without a place", 422,
                    "attendance.pupil-without-place", "R6"),
            new Expected("roll-on-holiday", "a roll on a holiday", 422, "attendance.no-service-day", "R10"),
            new Expected("head-count", "a hand-over that forgets a child", 409, "attendance.head-count-differs", "R31"),
            new Expected("unauthorised-adult", "a child to an adult who is not authorised", 403,
                    "attendance.adult-not-authorised", "R31"),
            new Expected("forbidden-adult", "a child to an adult who must not collect it", 403,
                    "attendance.adult-forbidden", "R31"),
            new Expected("code-shown-again", "a pickup code that was used", 409, "attendance.pickup-code-used", "R31"),
            new Expected("closed-too-early", "closing while children are there", 409, "attendance.pupils-still-here",
                    "R31"),
            new Expected("other-schools-pupils", "another school's roll", 403, "out-of-scope", ""),
            new Expected("claim-edited-after-confirmation", "a claim disputed after it was confirmed", 409,
                    "funding.claim-confirmed", "R17"),
            new Expected("second-disbursement", "a second disbursement", 409, "funding.already-disbursed", "R17"),
            new Expected("sixth-category", "spending outside the five categories", 422, "funding.category-not-allowed",
                    "R14"),
            new Expected("more-than-there-is", "spending more than there is", 422, "funding.insufficient-funds", "R15"),
            new Expected("transfer-out", "a transfer out of the fund", 422, "funding.no-transfer-out", "R15"));

    private Refusals() {}

    /**
     * @param kind of bad input, as the step's name has it
     * @param what in words
     * @param code the problem that it must be answered with
     */
    private record Expected(String kind, String what, int status, String code, String rule) {}

    /**
     * A kind of bad input, refused.
     *
     * @param times how often it was sent
     */
    public record Refused(String what, long times, int status, String code, String rule) {}

    static List<Refused> compare(Transcript log, Findings findings) {
        return Stream.concat(repeated(log, findings).stream(),
                EXPECTED.stream()
                        .flatMap(it -> refused(it, log, findings)
                                .stream()))
                .toList();
    }

    /**
     * A roll sent twice is answered the same: with its key by the kept answer, with another key by the same version.
     */
    private static Optional<Refused> repeated(Transcript log, Findings findings) {
        List<Exchange> again = log.steps(REPEATED).toList();
        again.forEach(it -> findings.equal("a roll sent twice (" + it.step() + ")", log.steps("day/")
                .filter(first -> first.path().equals(it.path()) && first.isGood() && first.ifMatch() == null)
                .findFirst()
                .map(first -> first.status() + " version " + first.answer().path("version"))
                .orElse("never called"), it.status() + " version " + it.answer().path("version")));
        return again.isEmpty()
                ? Optional.empty()
                : Optional.of(new Refused("a roll sent twice", again.size(), 200, "the same answer", ""));
    }

    private static Optional<Refused> refused(Expected it, Transcript log, Findings findings) {
        var sent = new LinkedHashMap<String, Exchange>();
        log.steps(STEP + it.kind() + "/").forEach(one -> sent.put(one.step().replaceAll("/again-\\d+$", ""), one));
        sent.forEach((step, one) -> findings.equal(it.what() + " (" + step + ") is refused", it.status() + " " + it
                .code() + " " + it.rule(), answered(one)));
        return sent.isEmpty()
                ? Optional.empty()
                : Optional.of(new Refused(it.what(), sent.size(), it.status(), it.code(), it.rule()));
    }

    /** A batch is answered item by item, a file by lines of a report: the refusal stands in there. */
    private static String answered(Exchange it) {
        JsonNode answer = it.answer();
        JsonNode item = it.isGood() ? answer.path("items").path(0) : answer;
        return item.path("status").asInt(it.status()) + " " + item.path("code").asString("") + " " + item.path("rule")
                .asString("");
    }
}
