package afterbell.attendance.visit.store;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.attendance.visit.model.Visit;
import afterbell.attendance.visit.model.Visit.Arrival;
import afterbell.attendance.visit.model.Visit.Departure;
import afterbell.attendance.visit.model.Visit.Inside;
import afterbell.attendance.visit.model.Visit.Left;
import afterbell.attendance.visit.model.Visit.Purpose;
import afterbell.confidential.Sealed;

/**
 * A visit on disk.
 *
 * @param inside   its own id while the visitor is inside, so that the index over it holds only those
 * @param namedDay its day while it is kept who the visitor was
 */
record VisitDocument(@Field("i") String visitId, @Field("sc") String schoolId, @Field("d") String date,
        @Field("t") Instant at, @Field("p") Purpose purpose, @Field("h") @Nullable String hostId,
        @Field("by") String letInBy, @Field("n") @Nullable Sealed name, @Field("c") @Nullable Sealed contact,
        @Field("l") @Nullable Instant leftAt, @Field("lb") @Nullable String seenBy,
        @Field(VisitDocument.INSIDE) @Nullable String inside,
        @Field(VisitDocument.NAMED_DAY) @Nullable String namedDay) {
    static final String INSIDE = "in";
    static final String NAMED_DAY = "nd";

    static VisitDocument of(Visit visit, @Nullable Sealed name, @Nullable Sealed contact) {
        var arrival = visit.arrival();
        var departure = visit instanceof Left left ? left.departure() : null;
        String day = arrival.date().toString();
        return new VisitDocument(arrival.visitId(), arrival.schoolId(), day, arrival.at(), arrival.purpose(),
                arrival.hostId(), arrival.letInBy(), name, contact, departure == null ? null : departure.at(),
                departure == null ? null : departure.seenBy(),
                departure == null ? Visits.id(arrival.schoolId(), arrival.visitId()) : null, name == null ? null : day);
    }

    Visit toVisit() {
        var arrival = new Arrival(visitId, schoolId, LocalDate.parse(date), at, purpose, hostId, letInBy);
        return leftAt == null || seenBy == null
                ? new Inside(arrival)
                : new Left(arrival, new Departure(leftAt, seenBy));
    }
}
