package afterbell.contracts.attendance.register.v1;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.attendance.correction-requested.v1", about = "A school asks to correct a register of a day that is over; nothing is corrected before the bureau approves.")
public record CorrectionRequested(@Meaning("Opaque id of the school") String schoolId,
        @Meaning("Opaque id of the group") String groupId,
        @Meaning("The service day, Asia/Shanghai") LocalDate serviceDate,
        @Meaning("Afternoon or noon (R10, R11)") Slot slot,
        @Meaning("1 for the register's first request, then 2, 3 …") int number,
        @Meaning("What the entries shall say, with the revisions that they would have, 1 to 50") List<Entry> entries,
        @Meaning("When it happened, UTC") Instant at) implements RegisterFact {}
