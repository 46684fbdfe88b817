package afterbell.attendance.visit.model;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** A visitor's stay on the school's grounds, as the gate saw it (R31). Who it is stands sealed beside it. */
public sealed interface Visit {
    Arrival arrival();

    /** Has come and not left. */
    record Inside(Arrival arrival) implements Visit {}

    /** Has left again. */
    record Left(Arrival arrival, Departure departure) implements Visit {}

    /** What brings a visitor. */
    enum Purpose {
        PICKUP,
        MEETING,
        DELIVERY,
        REPAIR,
        INSPECTION,
        OTHER
    }

    /**
     * How a visitor came in.
     *
     * @param visitId unique within the school
     * @param date    of the arrival in the city
     * @param hostId  opaque id of the worker who is visited, null when it is nobody in particular
     * @param letInBy account of whoever let the visitor in
     */
    record Arrival(String visitId, String schoolId, LocalDate date, Instant at, Purpose purpose,
            @Nullable String hostId, String letInBy) {

        /** @return whether the two tell the same, whoever tells it */
        boolean tellsTheSameAs(Arrival other) {
            return new Arrival(visitId, schoolId, date, at, purpose, hostId, other.letInBy).equals(other);
        }
    }

    /** @param seenBy account of whoever saw the visitor leave */
    record Departure(Instant at, String seenBy) {}
}
