package afterbell.contracts.staffing.rota.v1;

import java.time.LocalDate;

import afterbell.contracts.Meaning;

/** One slot of one service day. */
public record ServiceSlot(@Meaning("The service day, Asia/Shanghai") LocalDate serviceDate,
        @Meaning("Afternoon or noon (R10, R11)") Slot slot) {}
