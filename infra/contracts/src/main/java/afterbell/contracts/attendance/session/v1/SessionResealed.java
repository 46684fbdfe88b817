package afterbell.contracts.attendance.session.v1;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.attendance.session-resealed.v1", about = "The registers of a closed session were corrected: a further seal holds, the earlier ones stay.")
public record SessionResealed(@Meaning("Opaque id of the school") String schoolId,
        @Meaning("The service day, Asia/Shanghai") LocalDate serviceDate,
        @Meaning("Afternoon or noon (R10, R11)") Slot slot,
        @Meaning("The further seal") Seal seal,
        @Meaning("Opaque ids of the groups whose registers say something else than under the seal before") List<String> groupIds,
        @Meaning("When it happened, UTC") Instant at) implements SessionFact {}
