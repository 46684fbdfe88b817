package afterbell.attendance.notification.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** @param code that was mailed to the address */
record ConfirmationRequest(@NotNull @Pattern(regexp = "[0-9]{8}") @Schema(example = "40270917") String code) {}
