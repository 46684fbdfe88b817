package afterbell.enrollment.plan.web;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import afterbell.enrollment.plan.model.Appeal;
import afterbell.enrollment.plan.model.LessonBan.Sign;

/**
 * An appeal as the school and the bureau see it: the text that it is about, what gave it away, and both reasons.
 *
 * @param state    OPEN, ALLOWED or DISMISSED
 * @param sign     by what it was taken for a lesson
 * @param decision the bureau's reason
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AppealView(String appealId, String offeringId, String state, String category, String title, String description,
        String materials, Sign sign, String word, String reason, String appealedBy, Instant appealedAt,
        @Nullable String decision, @Nullable String decidedBy, @Nullable Instant decidedAt) {

    static AppealView of(Appeal appeal) {
        var it = appeal.matter();
        var text = it.wording();
        return switch (appeal) {
            case Appeal.Open _ -> new AppealView(appeal.appealId(), it.offeringId(), "OPEN", text.category(),
                    text.title(), text.description(), text.materials(), it.lesson().sign(), it.lesson().word(),
                    it.reason(), it.by().actor(), it.by().at(), null, null, null);
            case Appeal.Decided done -> new AppealView(appeal.appealId(), it.offeringId(),
                    done.allowed() ? "ALLOWED" : "DISMISSED", text.category(), text.title(), text.description(),
                    text.materials(), it.lesson().sign(), it.lesson().word(), it.reason(), it.by().actor(),
                    it.by().at(), done.reason(), done.decided().actor(), done.decided().at());
        };
    }
}
