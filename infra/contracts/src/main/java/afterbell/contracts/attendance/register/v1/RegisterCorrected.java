package afterbell.contracts.attendance.register.v1;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.attendance.register-corrected.v1", about = "Entries of a register were corrected; lists the changed ones.")
public record RegisterCorrected(@Meaning("Opaque id of the school") String schoolId,
        @Meaning("Opaque id of the group") String groupId,
        @Meaning("The service day, Asia/Shanghai") LocalDate serviceDate,
        @Meaning("Afternoon or noon (R10, R11)") Slot slot,
        @Meaning("The changed entries, 1 to 50") List<Entry> entries,
        @Meaning("Number of the request that the bureau has approved; absent: corrected by the school itself") @Nullable Integer requestNumber)
        implements RegisterFact {}
