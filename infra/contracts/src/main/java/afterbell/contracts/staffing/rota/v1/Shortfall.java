package afterbell.contracts.staffing.rota.v1;

import java.time.LocalDate;

import afterbell.contracts.Meaning;

/** A slot of a day to come for which there is too little staff on the rota. */
public record Shortfall(@Meaning("The service day, Asia/Shanghai") LocalDate serviceDate,
        @Meaning("Afternoon or noon (R10, R11)") Slot slot,
        @Meaning("Pupils expected") int expected,
        @Meaning("Staff needed for so many pupils (R20)") int needed,
        @Meaning("Staff on the rota") int assigned) {}
