package afterbell.attendance.notification.web;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import afterbell.attendance.notification.model.Kind;
import afterbell.attendance.notification.model.Preferences;
import afterbell.attendance.notification.model.Preferences.Channel;

/**
 * How somebody wants to be told, for themselves.
 *
 * @param email        to which mail is sent
 * @param waitingEmail of which nobody has sent back the code yet
 * @param waitsUntil   when that code holds no more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PreferencesView(@Nullable String email, @Nullable String waitingEmail, @Nullable Instant waitsUntil,
        String language, Map<Kind, Channel> byKind) {
    static PreferencesView of(Preferences it) {
        var channels = new EnumMap<Kind, Channel>(Kind.class);
        for (var kind : Kind.values()) {
            channels.put(kind, it.channel(kind));
        }
        var pending = it.pending();
        return new PreferencesView(it.address(), pending == null ? null : pending.address(),
                pending == null ? null : pending.until(), it.language(), channels);
    }

    /** Does not show the addresses. */
    @Override
    public String toString() {
        return "PreferencesView";
    }
}
