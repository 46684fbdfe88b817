package afterbell.contracts.attendance.session.v1;

import java.time.Instant;
import java.time.LocalDate;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.attendance.worker-signed-on.v1", about = "A worker has come to an open session, or come back to it (R19, R20).")
public record WorkerSignedOn(@Meaning("Opaque id of the school") String schoolId,
        @Meaning("The service day, Asia/Shanghai") LocalDate serviceDate,
        @Meaning("Afternoon or noon (R10, R11)") Slot slot,
        @Meaning("Opaque id of the worker, one in the whole city") String workerId,
        @Meaning("Workers signed on now") int signedOn,
        @Meaning("When it happened, UTC") Instant at) implements SessionFact {}
