package afterbell.contracts.attendance.session.v1;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.attendance.session-opened.v1", about = "The service of a day began with these workers signed on.")
public record SessionOpened(@Meaning("Opaque id of the school") String schoolId,
        @Meaning("The service day, Asia/Shanghai") LocalDate serviceDate,
        @Meaning("Afternoon or noon (R10, R11)") Slot slot,
        @Meaning("Pupils who hold a place that day") int expected,
        @Meaning("Workers needed for them (R20)") int needed,
        @Meaning("Opaque ids of the workers signed on, at most 100") List<String> workerIds,
        @Meaning("When it happened, UTC") Instant at) implements SessionFact {}
