package afterbell.funding.labour.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;

import afterbell.funding.ledger.model.Source;

/** A school's labour fees of one month, filed with the education bureau (R21). */
public sealed interface Statement {
    /** Nothing is filed: what it says is drawn from what was served until now. */
    record Open() implements Statement {}

    /** What it says is decided, and the money may or may not stand in the book yet. */
    record Filing(Content content, Terms terms) implements Statement {}

    /** Filed and paid: final. */
    record Filed(Content content, Terms terms) implements Statement {}

    /** A school and a month: there is one statement. */
    record Id(String schoolId, YearMonth month) {
        public String value() {
            return schoolId + ":" + month;
        }
    }

    /** @param lines by worker id */
    record Content(Id id, List<Line> lines) {
        public Content {
            lines = List.copyOf(lines);
        }

        public int workersPaid() {
            return (int) lines.stream().filter(line -> line.amountFen() > 0).count();
        }

        /** @return class hours paid */
        public int classHours() {
            return lines.stream().filter(line -> !line.excluded()).mapToInt(Line::classHours).sum();
        }

        public long amountFen() {
            return lines.stream().mapToLong(Line::amountFen).reduce(0, Math::addExact);
        }
    }

    /**
     * What a worker is paid.
     *
     * @param days       afternoons served on service days
     * @param minutes    served on them between dismissal and 18:00
     * @param classHours whole ones, on each day no more than the policy allows (R19)
     * @param amountFen  zero for whom is excluded
     * @param excluded   whether the required work is not complete (R18)
     */
    record Line(String workerId, int days, int minutes, int classHours, long amountFen, boolean excluded) {
        Line excludedLine() {
            return new Line(workerId, days, minutes, classHours, 0, true);
        }
    }

    /**
     * On what terms it is filed.
     *
     * @param requiredWorkIncomplete workers who are not paid (R18)
     * @param source                 whose money pays (R13)
     * @param bookedOn               accounting day
     * @param at                     when somebody last set about it
     */
    record Terms(Set<String> requiredWorkIncomplete, Source source, LocalDate bookedOn, String by, Instant at) {
        public Terms {
            requiredWorkIncomplete = Set.copyOf(requiredWorkIncomplete);
        }

        boolean sameAs(Terms other) {
            return requiredWorkIncomplete.equals(other.requiredWorkIncomplete) && source == other.source
                    && bookedOn.equals(other.bookedOn);
        }

        Terms at(Instant now) {
            return new Terms(requiredWorkIncomplete, source, bookedOn, by, now);
        }
    }
}
