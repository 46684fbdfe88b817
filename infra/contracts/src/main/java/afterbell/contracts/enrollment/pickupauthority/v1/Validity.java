package afterbell.contracts.enrollment.pickupauthority.v1;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import afterbell.contracts.Meaning;

/** When what is said of an adult holds; an adult without one may, or must not, on every day. */
public record Validity(@Meaning("Opaque id of the adult, one of those who may or must not") String adultId,
        @Meaning("First day, Asia/Shanghai; absent: from the beginning") @Nullable LocalDate from,
        @Meaning("First day after, Asia/Shanghai; absent: without end") @Nullable LocalDate until) {}
