package afterbell.simulator.check;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Who is paid for whom (R16, R17): each pupil once in the city, for the school with most served days, then the one that
 * served it first, then the first by id.
 *
 * @param payers school by pupil; pupils with too few days are left out
 */
record Claims(Map<String, String> payers, long rateFen) {

    /** @throws IllegalArgumentException where the log sets a rule that this calculation does not know */
    static Claims of(ServedDays served, Semester semester) {
        String rule = semester.policy().path("servedRule").asString();
        if (!rule.equals("DISTINCT_SERVED")) {
            throw new IllegalArgumentException("No calculation for " + rule);
        }
        Map<String, Map<String, SortedSet<LocalDate>>> byPupil = new TreeMap<>();
        served.bySchool()
                .forEach((school, pupils) -> pupils.forEach((pupil, days) -> byPupil.computeIfAbsent(pupil,
                        _ -> new TreeMap<>()).put(school, days)));
        Map<String, String> payers = new TreeMap<>();
        byPupil.forEach((pupil, schools) -> schools.entrySet()
                .stream()
                .min(Comparator.comparing((Map.Entry<String, SortedSet<LocalDate>> it) -> -it.getValue().size())
                        .thenComparing(it -> it.getValue().first())
                        .thenComparing(Map.Entry::getKey))
                .filter(it -> it.getValue().size() >= semester.figure("minDays"))
                .ifPresent(it -> payers.put(pupil, it.getKey())));
        return new Claims(payers, semester.figure("semesterRateFen"));
    }

    long pupils(String school) {
        return payers.values().stream().filter(school::equals).count();
    }

    long amountFen(String school) {
        return pupils(school) * rateFen;
    }

    void compare(Transcript log, Findings findings, ServedDays served) {
        log.results("/api/funding/v1/schools/([^/]+)/claims/[^/?]+").forEach(it -> {
            findings.equal("pupils claimed by " + it.part(1), pupils(it.part(1)), it.answer().path("pupils").asLong());
            findings.equal("fen claimed by " + it.part(1), amountFen(it.part(1)),
                    it.answer().path("amountFen").asLong());
            findings.equal("state of the claim of " + it.part(1), "APPROVED", it.answer().path("state").asString());
        });
        log.results("/api/funding/v1/schools/([^/]+)/claims/[^/]+/disbursement").forEach(it -> {
            findings.equal("fen disbursed to " + it.part(1), amountFen(it.part(1)),
                    it.answer().path("amountFen").asLong());
            findings.equal("state of the disbursement to " + it.part(1), "PAID", it.answer().path("state").asString());
        });
        Map<String, Map<String, Boolean>> told = new TreeMap<>();
        log.results("/api/funding/v1/schools/([^/]+)/claims/[^/]+/pupils\\?.*")
                .forEach(page -> page.answer()
                        .path("items")
                        .forEach(it -> told.computeIfAbsent(page.part(1), _ -> new TreeMap<>())
                                .put(it.path("pupilId").asString(), it.path("counted").asBoolean())));
        told.forEach((school, pupils) -> {
            Map<String, Boolean> calculated = new HashMap<>();
            served.bySchool()
                    .getOrDefault(school, Map.of())
                    .keySet()
                    .forEach(pupil -> calculated.put(pupil, school.equals(
                            payers.get(pupil))));
            findings.equal("counted at " + school, calculated, pupils);
        });
    }
}
