package afterbell.staffing.worker.model;

import java.time.LocalDate;
import java.util.List;

/**
 * What the criminal-record query (犯罪记录准入查询) has said of a person (R24, R25). A result speaks for its day
 * only, and stays good for as long as the semester's policy says.
 */
public sealed interface RecordCheck {
    /** @return the days for which a clear result is, or was, good */
    List<Period> good();

    /** Nothing is known. */
    record Unknown() implements RecordCheck {
        @Override
        public List<Period> good() {
            return List.of();
        }
    }

    /**
     * Nothing was found.
     *
     * @param on   day of the newest query
     * @param good at most {@value Worker#MOST_PERIODS} periods, the newest kept
     */
    record Clear(LocalDate on, List<Period> good) implements RecordCheck {
        public Clear {
            good = List.copyOf(good);
        }
    }

    /**
     * The person has an adverse record and is barred everywhere.
     *
     * @param on     first day of the bar
     * @param before what was known before, which holds again should the record turn out to be somebody else's
     */
    record Adverse(LocalDate on, RecordCheck before) implements RecordCheck {
        public Adverse {
            if (before instanceof Adverse) {
                throw new IllegalArgumentException("A person is barred once");
            }
        }

        @Override
        public List<Period> good() {
            return Periods.without(before.good(), Period.from(on));
        }
    }

    /** @return after a query that found nothing; an older one than the newest adds its days only */
    default RecordCheck clearOn(LocalDate on, int goodDays) {
        var more = Periods.union(good(), List.of(new Period(on, on.plusDays(goodDays))));
        var kept = more.subList(Math.max(0, more.size() - Worker.MOST_PERIODS), more.size());
        return switch (this) {
            case Clear(LocalDate known, var _) when known.isAfter(on) -> new Clear(known, kept);
            case Adverse adverse -> adverse;
            case Unknown _, Clear _ -> new Clear(on, kept);
        };
    }

    /** @return after a query that found something; the bar holds from the earliest such query on */
    default Adverse adverseOn(LocalDate on) {
        return switch (this) {
            case Adverse known when !on.isBefore(known.on()) -> known;
            case Adverse known -> new Adverse(on, known.before());
            case Unknown _, Clear _ -> new Adverse(on, this);
        };
    }
}
