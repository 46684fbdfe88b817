package afterbell.contracts.attendance.session.v1;

import java.time.Instant;
import java.time.LocalDate;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.attendance.staff-fell-short.v1", about = "Fewer workers are signed on than the pupils present need (R20).")
public record StaffFellShort(@Meaning("Opaque id of the school") String schoolId,
        @Meaning("The service day, Asia/Shanghai") LocalDate serviceDate,
        @Meaning("Afternoon or noon (R10, R11)") Slot slot,
        @Meaning("Pupils to be looked after") int pupils,
        @Meaning("Workers needed for them") int needed,
        @Meaning("Workers signed on") int signedOn,
        @Meaning("When it happened, UTC") Instant at) implements SessionFact {}
