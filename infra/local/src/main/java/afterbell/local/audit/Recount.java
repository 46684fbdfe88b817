package afterbell.local.audit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a claim should have said (R16, R17): each pupil is paid for at one school of the city, the one with most days, then
 * the earlier first day, then the first by id; the policy looks at those paid here and at their days here.
 *
 * @param digest SHA-256 over the lines of the school's pupils
 */
record Recount(int pupils, long countedFen, String digest) {

    /** @param served by pupil and school, of all who were served at the claim's school */
    static Recount of(ToldClaim claim, SortedMap<String, SortedMap<String, SortedSet<LocalDate>>> served) {
        var here = new TreeMap<String, SortedSet<LocalDate>>();
        var paid = new TreeMap<String, SortedSet<LocalDate>>();
        served.forEach((pupil, schools) -> {
            SortedSet<LocalDate> days = schools.get(claim.schoolId());
            if (days != null) {
                here.put(pupil, days);
                if (payer(schools).equals(claim.schoolId())) {
                    paid.put(pupil, days);
                }
            }
        });
        int pupils = pupils(claim, paid.values());
        long fen = claim.rule().equals("PRORATED_BY_SERVED_DAYS")
                ? paid.values()
                        .stream()
                        .mapToLong(days -> quotient(claim.rateFen() * days.size(), claim.days().size()))
                        .sum()
                : pupils * claim.rateFen();
        return new Recount(pupils, fen, digest(claim, here, paid));
    }

    private static String payer(Map<String, SortedSet<LocalDate>> schools) {
        return schools.entrySet()
                .stream()
                .min(Comparator.comparing((Map.Entry<String, SortedSet<LocalDate>> it) -> -it.getValue().size())
                        .thenComparing(it -> it.getValue().first())
                        .thenComparing(Map.Entry::getKey))
                .orElseThrow()
                .getKey();
    }

    private static int pupils(ToldClaim claim, Collection<SortedSet<LocalDate>> paid) {
        return switch (claim.rule()) {
            case "DISTINCT_SERVED" -> (int) paid.stream().filter(days -> days.size() >= claim.minDays()).count();
            case "AVERAGE_DAILY" -> Math.toIntExact(quotient(paid.stream().mapToLong(SortedSet::size).sum(),
                    claim.days().size()));
            case "MONTHLY_AVERAGE" -> Math.toIntExact(quotient(paid.stream().mapToLong(Recount::months).sum(),
                    months(claim.days())));
            case "PRORATED_BY_SERVED_DAYS" -> paid.size();
            default -> throw new IllegalArgumentException("No calculation for " + claim.rule());
        };
    }

    private static long months(Collection<LocalDate> days) {
        return days.stream().map(YearMonth::from).distinct().count();
    }

    /** Half up; of nothing, nothing. */
    private static long quotient(long dividend, long divisor) {
        return divisor == 0
                ? 0
                : BigDecimal.valueOf(dividend)
                        .divide(BigDecimal.valueOf(divisor), 0, RoundingMode.HALF_UP)
                        .longValueExact();
    }

    private static String digest(ToldClaim claim, SortedMap<String, SortedSet<LocalDate>> here,
            SortedMap<String, SortedSet<LocalDate>> paid) {
        String lines = here.entrySet()
                .stream()
                .map(it -> it.getKey() + "|" + it.getValue().size() + "|" + it.getValue().first() + "|"
                        + standing(claim, it.getValue().size(), paid.containsKey(it.getKey())) + "\n")
                .collect(Collectors.joining());
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(lines.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static String standing(ToldClaim claim, int days, boolean paidHere) {
        if (!paidHere) {
            return "ELSEWHERE";
        }
        return claim.rule().equals("DISTINCT_SERVED") && days < claim.minDays() ? "NOT_COUNTED" : "COUNTED";
    }

    boolean agrees(ToldClaim claim) {
        return pupils == claim.pupils() && countedFen == claim.countedFen() && digest.equals(claim.digest());
    }
}
