package afterbell.contracts.attendance.session.v1;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.attendance.session-closed.v1", about = "Every expected pupil was released or is accounted absent.")
public record SessionClosed(@Meaning("Opaque id of the school") String schoolId,
        @Meaning("The service day, Asia/Shanghai") LocalDate serviceDate,
        @Meaning("Afternoon or noon (R10, R11)") Slot slot,
        @Meaning("Pupils who were served") int present,
        @Meaning("Pupils who were absent") int absent,
        @Meaning("Pupils released") int released,
        @Meaning("When it happened, UTC") Instant at,
        @Meaning("Seal over the entries of the session's registers") @Nullable Seal seal) implements SessionFact {}
