package afterbell.contracts.attendance.register.v1;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.attendance.roll-called.v1", about = "The roll of a group was called; lists every entry, one per expected pupil.")
public record RollCalled(@Meaning("Opaque id of the school") String schoolId,
        @Meaning("Opaque id of the group") String groupId,
        @Meaning("The service day, Asia/Shanghai") LocalDate serviceDate,
        @Meaning("Afternoon or noon (R10, R11)") Slot slot,
        @Meaning("Opaque id of the worker in whose care the present pupils are from now on, those who had checked in before excepted (R31)") @Nullable String workerId,
        @Meaning("At most 50 entries") List<Entry> entries) implements RegisterFact {}
