package afterbell.contracts.attendance.register.v1;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.attendance.handed-over.v1", about = "The present pupils of a group passed from one worker's care to another's with an equal head count (R31).")
public record HandedOver(@Meaning("Opaque id of the school") String schoolId,
        @Meaning("Opaque id of the group") String groupId,
        @Meaning("The service day, Asia/Shanghai") LocalDate serviceDate,
        @Meaning("Afternoon or noon (R10, R11)") Slot slot,
        @Meaning("Opaque id of the worker who hands over") String fromWorkerId,
        @Meaning("Opaque id of the worker who takes over") String toWorkerId,
        @Meaning("Opaque ids of the pupils handed over, 1 to 50") List<String> pupilIds,
        @Meaning("When, UTC") Instant at,
        @Meaning("Opaque id of the hand-over; several groups' pupils may pass by one") @Nullable String handoverId)
        implements RegisterFact {}
