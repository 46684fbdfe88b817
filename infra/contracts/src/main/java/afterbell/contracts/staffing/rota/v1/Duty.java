package afterbell.contracts.staffing.rota.v1;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import afterbell.contracts.Meaning;

/** One worker, one day, one slot. */
public record Duty(@Meaning("Opaque id of the duty") String dutyId,
        @Meaning("Opaque id of the worker, one in the whole city") String workerId,
        @Meaning("The service day, Asia/Shanghai") LocalDate serviceDate,
        @Meaning("Afternoon or noon (R10, R11)") Slot slot,
        @Meaning("The group looked after, where one is named") @Nullable String groupId) {}
