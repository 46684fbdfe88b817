package afterbell.funding.labour.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import afterbell.funding.ledger.model.Source;

/**
 * What a school pays its workers for a month, outside their performance pay (R18, R21): drawn up, handed in by one
 * person, approved by another, paid, and thereby filed with the bureau.
 */
public sealed interface Statement {
    /** @param returnedBecause why the second person has given it back; null when nobody has */
    record Open(@Nullable String returnedBecause) implements Statement {
        public Open() {
            this(null);
        }
    }

    /** Waits for a second person. */
    record Submitted(Content content, Terms terms) implements Statement {}

    /** Waits to be paid. */
    record Approved(Content content, Terms terms, Act approved) implements Statement {}

    /** It is said how it was paid, and the money may or may not stand in the book yet. */
    record Paying(Content content, Terms terms, Act approved, Payment payment) implements Statement {}

    /** @param payment null where there was nothing to pay */
    record Filed(Content content, Terms terms, Act approved, @Nullable Payment payment) implements Statement {}

    /**
     * A school, a month, and a number: there is one statement.
     *
     * @param supplement 0 for the month's own statement; 1, 2 … for what has changed since the one before was filed
     */
    record Id(String schoolId, YearMonth month, int supplement) {
        public Id(String schoolId, YearMonth month) {
            this(schoolId, month, 0);
        }

        public String value() {
            return schoolId + ":" + entry();
        }

        /** The part that tells a school's statements apart. */
        public String entry() {
            return supplement == 0 ? month.toString() : month + ":" + supplement;
        }

        public Id withSupplement(int number) {
            return new Id(schoolId, month, number);
        }
    }

    /** @param lines by worker id */
    record Content(Id id, List<Line> lines) {
        public Content {
            lines = List.copyOf(lines);
        }

        /** @return workers who are paid, or give back */
        public int workersPaid() {
            return (int) lines.stream().filter(line -> line.amountFen() != 0).count();
        }

        /** @return class hours paid */
        public int classHours() {
            return lines.stream().filter(line -> !line.excluded()).mapToInt(Line::classHours).sum();
        }

        /** @return below zero when more was paid before than is due */
        public long amountFen() {
            return lines.stream().mapToLong(Line::amountFen).reduce(0, Math::addExact);
        }
    }

    /**
     * What a worker is paid; in a supplement what is to be added to the statements before, or, below zero, taken off.
     *
     * @param days       afternoons served on service days
     * @param minutes    served on them between dismissal and 18:00
     * @param classHours whole ones, on each day no more than the policy allows in the whole city (R19)
     * @param amountFen  zero for whom is excluded
     * @param excluded   whether the required work is not complete (R18)
     */
    record Line(String workerId, int days, int minutes, int classHours, long amountFen, boolean excluded) {
        Line excludedLine() {
            return new Line(workerId, days, minutes, classHours, 0, true);
        }

        Line less(Line before) {
            return new Line(workerId, days - before.days, minutes - before.minutes, classHours - before.classHours,
                    Math.subtractExact(amountFen, before.amountFen), excluded);
        }

        boolean isNothing() {
            return classHours == 0 && amountFen == 0;
        }
    }

    /**
     * On what terms it is handed in.
     *
     * @param requiredWorkIncomplete workers who are not paid (R18)
     * @param source                 whose money pays (R13)
     */
    record Terms(Set<String> requiredWorkIncomplete, Source source, String by, Instant at) {
        public Terms {
            requiredWorkIncomplete = Set.copyOf(requiredWorkIncomplete);
        }

        boolean sameAs(Terms other) {
            return requiredWorkIncomplete.equals(other.requiredWorkIncomplete) && source == other.source
                    && by.equals(other.by);
        }
    }

    /** Who did something, and when. */
    record Act(String by, Instant at) {}

    /**
     * How it was paid.
     *
     * @param on        day of the payment, on which it is booked
     * @param reference the school's or the bank's
     * @param at        when somebody last set about it
     */
    record Payment(LocalDate on, String reference, String by, Instant at) {
        boolean sameAs(Payment other) {
            return on.equals(other.on) && reference.equals(other.reference);
        }
    }
}
