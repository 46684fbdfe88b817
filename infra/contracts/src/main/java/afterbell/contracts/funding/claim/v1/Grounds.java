package afterbell.contracts.funding.claim.v1;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import afterbell.contracts.Meaning;

/** On what facts a claim was computed, so that anybody can compute it again from the topics alone. */
public record Grounds(@Meaning("The policy that was applied") AppliedPolicy policy,
        @Meaning("The semester's days that counted, in order") List<LocalDate> serviceDays,
        @Meaning("Subsidy for the pupils counted, without adjustments, in fen") long countedFen,
        @Meaning("Corrections of earlier semesters; with the subsidy they give the amount, which is never below zero") List<Adjustment> adjustments,
        @Meaning("SHA-256 over the lines of all pupils, 64 hexadecimal digits") String pupilsDigest,
        @Meaning("Seals over the school's afternoons, by day; a day that was not sealed is absent") List<DaySeal> seals,
        @Meaning("How far the registers were counted, by partition; absent: not known") @Nullable List<Position> read) {}
