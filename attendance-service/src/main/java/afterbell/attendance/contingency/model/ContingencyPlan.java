package afterbell.attendance.contingency.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a school does when something happens (R28). Without one that holds no service opens. Its wording is kept apart: it
 * names people.
 *
 * @param period   days on which it holds
 * @param areas    that it covers: all of them
 * @param digest   SHA-256 of its wording in hexadecimal digits
 * @param declared when, by the service's clock
 * @param by       subject of the caller
 */
public record ContingencyPlan(String schoolId, Period period, Set<Area> areas, String digest, Instant declared,
        String by) {
    /** A plan is looked through at least yearly. */
    public static final int MOST_DAYS = 366;

    public ContingencyPlan {
        areas = Set.copyOf(areas);
    }

    /** The areas of the plan's safety checks (R28). */
    public enum Area {
        VENUE,
        FOOD,
        FIRST_AID,
        FIRE
    }

    /** Both days included. */
    public record Period(LocalDate from, LocalDate until) {
        public boolean isYearly() {
            return !until.isBefore(from) && until.isBefore(from.plusDays(MOST_DAYS));
        }
    }

    /** @return the plan's identity: a school has one plan for a period */
    public String id() {
        return schoolId + ":" + period.from() + ":" + period.until();
    }

    /** @return areas that it does not cover, in order */
    public Set<Area> missing() {
        var missing = EnumSet.allOf(Area.class);
        missing.removeAll(areas);
        return missing;
    }

    /** @return whether the other one says the same */
    public boolean isSameAs(ContingencyPlan other) {
        return id().equals(other.id()) && areas.equals(other.areas()) && digest.equals(other.digest());
    }
}
