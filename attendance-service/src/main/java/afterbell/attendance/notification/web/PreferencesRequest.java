package afterbell.attendance.notification.web;

import java.util.Map;
import java.util.Objects;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import afterbell.attendance.notification.model.Kind;
import afterbell.attendance.notification.model.Preferences.Channel;

/**
 * How somebody wants to be told.
 *
 * @param email  left out: no mail
 * @param byKind a kind that is left out is mailed as well, where there is an address
 */
record PreferencesRequest(
        @Nullable @Size(max = 254) @Pattern(regexp = ADDRESS) @Schema(example = "guardian@example.org") String email,
        @NotNull @Pattern(regexp = "zh-CN|en") @Schema(example = "zh-CN") String language,
        @Nullable @Schema(example = "{\"BAD_WEATHER\": \"INBOX\"}") Map<Kind, Channel> byKind) {
    private static final String ADDRESS = "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}"
            + "(\\.[A-Za-z0-9-]{1,63}){1,8}";

    Map<Kind, Channel> channels() {
        return Objects.requireNonNullElse(byKind, Map.of());
    }

    /** Does not show the address. */
    @Override
    public String toString() {
        return "PreferencesRequest";
    }
}
