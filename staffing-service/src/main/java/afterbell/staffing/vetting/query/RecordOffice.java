package afterbell.staffing.vetting.query;

import java.time.LocalDate;

/**
 * The office that is asked for criminal records (犯罪记录准入查询, R24). It takes a query, and has the answer some time
 * later. The same request id is the same query, however often it is sent.
 */
public interface RecordOffice {
    /** @return whether there is an office to ask; where there is none, people enter certificates */
    boolean isThere();

    /**
     * Hands a query in.
     *
     * @param citizenId whom it is about
     * @param on        the day for which the record is asked
     * @throws OfficeAway if it is not known whether the office has the query now
     */
    Answer submit(String requestId, String citizenId, String name, LocalDate on);

    /**
     * Asks for the answer to a query that was handed in.
     *
     * @throws OfficeAway if the office says nothing of it
     */
    Answer ask(String requestId);

    /** What the office says of a query. */
    sealed interface Answer {
        /** It is at work on it. */
        record Pending() implements Answer {}

        /** It has no such query: it is to be handed in. */
        record Unknown() implements Answer {}

        /** @param reference of the office's answer */
        record Clear(String reference) implements Answer {}

        /** @param reference of the office's answer */
        record Adverse(String reference) implements Answer {}
    }
}
