package afterbell.funding.servedday.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import afterbell.contracts.attendance.register.v1.RegisterFact;
import afterbell.funding.claim.model.CityCount;
import afterbell.funding.claim.model.Claim.Computed;
import afterbell.funding.claim.model.ClaimContent;
import afterbell.funding.claim.model.ClaimContent.Adjustment;
import afterbell.funding.claim.model.Computation;
import afterbell.funding.claim.model.ServedPupil;
import afterbell.funding.claim.model.ServiceDays;
import afterbell.funding.claim.outbox.ClaimFacts;
import afterbell.funding.semester.model.Policy;
import afterbell.funding.semester.model.PublishedSemester;
import afterbell.funding.semester.model.ServedRule;
import afterbell.funding.servedday.model.Afternoon;
import afterbell.funding.servedday.model.Semester;
import afterbell.funding.servedday.model.Tally;
import afterbell.messaging.FactCodec;

/**
 * R16, R17: a thousand random school semesters, from registers to fen, against a calculation that shares nothing with
 * the service: sets of days and decimal numbers, and the last word on each pupil and day.
 */
class ExactToTheFenTest {
    /** Of four schools each. */
    private static final int CITIES = 250;
    private static final long RATE = 12_345;

    @Property(tries = CITIES)
    void everyPolicyPaysWhatTheIndependentCalculationPays(@ForAll long seed) {
        var city = new RandomCity(seed);
        city.corrections(40);
        var random = new Random(seed);
        int minDays = 1 + random.nextInt(6);
        var tallies = metered(city.disordered(random), random);

        for (var rule : ServedRule.values()) {
            var expected = new Expected(city.truth(), city.serviceDays, rule, minDays);
            claims(city, tallies, rule, minDays, Map.of()).forEach((school, claim) -> {
                assertThat(claim.counted().pupils()).as("%s %s", school, rule).isEqualTo(expected.pupils(school));
                assertThat(claim.counted().amountFen()).as("%s %s", school, rule).isEqualTo(expected.fen(school));
                assertThat(claim.pupils().stream().map(it -> it.pupilId() + " " + it.days() + " " + it.firstDay()))
                        .containsExactlyElementsOf(expected.lines(school));
                assertThat(claim.pupils().stream().filter(it -> !it.paidElsewhere()).map(it -> it.pupilId()))
                        .containsExactlyElementsOf(expected.paidAt(school));
            });
        }
    }

    @Property(tries = CITIES)
    void anotherOrderWithOtherRepeatsGivesTheSameBytes(@ForAll long seed) {
        var city = new RandomCity(seed);
        city.corrections(40);
        var rule = ServedRule.values()[(int) Math.floorMod(seed, 4L)];

        assertThat(bytes(city, city.disordered(new Random(~seed)), new Random(~seed), rule))
                .isEqualTo(bytes(city, city.facts, new Random(seed), rule));
    }

    @Property(tries = CITIES)
    void whatIsCorrectedAfterTheApprovalIsTheNextClaimsAdjustmentToTheFen(@ForAll long seed) {
        var city = new RandomCity(seed);
        var random = new Random(seed);
        int minDays = 1 + random.nextInt(6);
        var rule = ServedRule.values()[random.nextInt(4)];
        var owed = Map.of("s0", -1_000_000L, "s1", -3L);
        var approved = claims(city, metered(city.facts, random), rule, minDays, owed);
        var before = new Expected(city.truth(), city.serviceDays, rule, minDays);
        city.corrections(30);
        var after = new Expected(city.truth(), city.serviceDays, rule, minDays);

        var served = served(city, metered(city.disordered(random), random));
        var computation = new Computation(semester(city, rule, minDays));
        approved.forEach((school, claim) -> {
            long carried = Math.min(0, before.fen(school) + owed.getOrDefault(school, 0L));
            long expected = after.fen(school) - before.fen(school) + carried;
            assertThat(computation.adjustment(claim, served.getOrDefault(school, List.of()))
                    .map(Adjustment::amountFen)
                    .orElse(0L)).as(school).isEqualTo(expected);
        });
    }

    private static String bytes(RandomCity city, List<RegisterFact> stream, Random sizes, ServedRule rule) {
        var all = new StringBuilder();
        claims(city, metered(stream, sizes), rule, 2, Map.of()).values()
                .forEach(claim -> all.append(claim)
                        .append(FactCodec.write(ClaimFacts.toPublish(new Computed(claim)).fact())));
        return all.toString();
    }

    /** The service's own way, in bulks of any size, without the store. */
    private static List<Tally> metered(List<RegisterFact> stream, Random sizes) {
        var tallies = new HashMap<String, Tally>();
        for (int from = 0; from < stream.size();) {
            int to = Math.min(stream.size(), from + 1 + sizes.nextInt(200));
            var bulk = new TreeMap<String, List<Afternoon>>();
            stream.subList(from, to)
                    .stream()
                    .flatMap(RegisterInbox::afternoon)
                    .forEach(it -> bulk.computeIfAbsent(it.groupId() + it.semester().id(), _ -> new ArrayList<>())
                            .add(it));
            bulk.forEach((key, afternoons) -> {
                var first = afternoons.getFirst();
                tallies.put(key, tallies
                        .getOrDefault(key, Tally.empty(first.groupId(), first.schoolId(), first.semester()))
                        .counting(afternoons));
            });
            from = to;
        }
        return List.copyOf(tallies.values());
    }

    private static Map<String, List<ServedPupil>> served(RandomCity city, List<Tally> tallies) {
        var days = new ServiceDays(city.serviceDays);
        var count = new CityCount(days);
        List<Semester> halves = days.halves();
        tallies.stream().filter(it -> halves.contains(it.semester())).forEach(count::add);
        return count.bySchool();
    }

    private static Map<String, ClaimContent> claims(RandomCity city, List<Tally> tallies, ServedRule rule, int minDays,
            Map<String, Long> owed) {
        var computation = new Computation(semester(city, rule, minDays));
        var claims = new TreeMap<String, ClaimContent>();
        served(city, tallies).forEach((school, pupils) -> claims.put(school, computation.contentOf(school, pupils,
                owed.containsKey(school)
                        ? List.of(new Adjustment("earlier", owed.getOrDefault(school, 0L)))
                        : List.of())));
        return claims;
    }

    private static PublishedSemester semester(RandomCity city, ServedRule rule, int minDays) {
        return new PublishedSemester("semester", 1, LocalDate.of(2021, 9, 1), LocalDate.of(2022, 7, 31),
                city.serviceDays, new Policy(rule, minDays, RATE, 45, 2, 6_000));
    }

    /** What the city's words say, in plain sets and decimal numbers. */
    private record Expected(Map<String, Map<String, SortedSet<LocalDate>>> served, List<LocalDate> serviceDays,
            ServedRule rule, int minDays) {

        List<String> lines(String school) {
            return served.getOrDefault(school, Map.of())
                    .entrySet()
                    .stream()
                    .map(it -> it.getKey() + " " + it.getValue().size() + " " + it.getValue().first())
                    .toList();
        }

        List<String> paidAt(String school) {
            return served.getOrDefault(school, Map.of())
                    .keySet()
                    .stream()
                    .filter(pupil -> school.equals(payer(pupil)))
                    .toList();
        }

        private String payer(String pupil) {
            return served.entrySet()
                    .stream()
                    .filter(it -> it.getValue().containsKey(pupil))
                    .min(Comparator
                            .comparing((Map.Entry<String, Map<String, SortedSet<LocalDate>>> it) -> -days(it, pupil)
                                    .size())
                            .thenComparing(it -> days(it, pupil).first())
                            .thenComparing(Map.Entry::getKey))
                    .orElseThrow()
                    .getKey();
        }

        private static SortedSet<LocalDate> days(Map.Entry<String, Map<String, SortedSet<LocalDate>>> school,
                String pupil) {
            return school.getValue().getOrDefault(pupil, new TreeSet<>());
        }

        private List<SortedSet<LocalDate>> paid(String school) {
            return paidAt(school).stream()
                    .map(pupil -> served.getOrDefault(school, Map.of()).getOrDefault(pupil, new TreeSet<>()))
                    .toList();
        }

        int pupils(String school) {
            var paid = paid(school);
            return switch (rule) {
                case DISTINCT_SERVED -> (int) paid.stream().filter(it -> it.size() >= minDays).count();
                case AVERAGE_DAILY -> quotient(paid.stream().mapToInt(SortedSet::size).sum(), serviceDays.size());
                case MONTHLY_AVERAGE -> quotient(paid.stream().mapToInt(Expected::months).sum(), months(serviceDays));
                case PRORATED_BY_SERVED_DAYS -> paid.size();
            };
        }

        long fen(String school) {
            return rule == ServedRule.PRORATED_BY_SERVED_DAYS
                    ? paid(school).stream().mapToLong(it -> quotient(RATE * it.size(), serviceDays.size())).sum()
                    : pupils(school) * RATE;
        }

        private static int months(Iterable<LocalDate> days) {
            var months = new TreeSet<YearMonth>();
            days.forEach(day -> months.add(YearMonth.from(day)));
            return months.size();
        }

        private static int quotient(long dividend, long divisor) {
            return divisor == 0
                    ? 0
                    : BigDecimal.valueOf(dividend)
                            .divide(BigDecimal.valueOf(divisor), 0, RoundingMode.HALF_UP)
                            .intValueExact();
        }
    }
}
