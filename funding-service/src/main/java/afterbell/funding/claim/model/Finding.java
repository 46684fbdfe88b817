package afterbell.funding.claim.model;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Something about a claim that a person should look at before public money is paid.
 *
 * @param count    how often it was found
 * @param evidence the first of these, at most {@link #MOST_EVIDENCE}
 */
public record Finding(Kind kind, Severity severity, int count, List<Evidence> evidence) {
    public static final int MOST_EVIDENCE = 100;

    public Finding {
        evidence = evidence.stream().limit(MOST_EVIDENCE).toList();
    }

    /** What was found, with the rule that it touches. */
    public enum Kind {
        /** A pupil was served on days on which the pupil held no place at the school. */
        SERVED_WITHOUT_PLACE("R6"),
        /** Two schools say that they served the same pupil on the same afternoon. */
        TWO_SCHOOLS_ON_ONE_DAY("R16"),
        /** Another school served the pupil on other days; one of them is paid. */
        TWO_SCHOOLS("R16"),
        /** A pupil was present on every single day of the school. */
        PRESENT_EVERY_DAY("R16"),
        /** More pupils were served than there was room for. */
        MORE_THAN_CAPACITY("R1"),
        /** Far more pupils than in the school's other weeks, or than in its semester before. */
        SUDDEN_JUMP("R16"),
        /** A day is claimed over which there is no seal: its session was not closed. */
        DAY_NOT_SEALED("R31"),
        /** Registers were corrected since the claim was computed; the next claim settles it. */
        CORRECTED_SINCE("R17"),
        /** What a check needs is not known here: evidence tells which check was left out. */
        NOT_CHECKED("R16");

        private final String rule;

        Kind(String rule) {
            this.rule = rule;
        }

        public String rule() {
            return rule;
        }
    }

    /** Whether a claim may be approved without a word about it. */
    public enum Severity {
        NOTICE,
        WARNING,
        SERIOUS;

        /** Whether somebody must say why the claim is approved all the same. */
        public boolean isToBeAcknowledged() {
            return this != NOTICE;
        }
    }

    /**
     * Where it was found: what is not told is null.
     *
     * @param otherSchoolId another school that says something of the pupil
     * @param found         for example pupils present, or days
     * @param expected      what it was compared with, 0 where there is nothing
     * @param what          in one word, where the rest does not tell
     */
    public record Evidence(@Nullable String pupilId, @Nullable LocalDate day, @Nullable String otherSchoolId,
            int found, int expected, @Nullable String what) {
        static Evidence ofPupil(String pupilId, @Nullable LocalDate day, int found, int expected) {
            return new Evidence(pupilId, day, null, found, expected, null);
        }

        static Evidence ofDay(LocalDate day, int found, int expected) {
            return new Evidence(null, day, null, found, expected, null);
        }

        static Evidence ofCheck(Kind leftOut) {
            return new Evidence(null, null, null, 0, 0, leftOut.name());
        }
    }
}
