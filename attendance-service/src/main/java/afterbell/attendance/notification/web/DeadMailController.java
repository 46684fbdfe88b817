package afterbell.attendance.notification.web;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import afterbell.attendance.notification.FindDeadMails;
import afterbell.attendance.notification.model.Kind;
import afterbell.attendance.notification.model.Mail;
import afterbell.attendance.notification.model.Mail.Cause;
import afterbell.attendance.notification.model.Mail.State;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;

@RestController
@RequestMapping("/api/attendance/v1/dead-mails")
@Tag(name = "Notices 通知")
class DeadMailController {
    private final FindDeadMails findDeadMails;

    DeadMailController(FindDeadMails findDeadMails) {
        this.findDeadMails = findDeadMails;
    }

    /**
     * A mail that was given up. The notice stands in the inbox all the same.
     *
     * @param kind absent for a mail that asked to confirm an address
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DeadMailView(String mailId, @Nullable Kind kind, Instant created, int tries, @Nullable Instant deadAt,
            @Nullable Cause cause) {
        static DeadMailView of(Mail it) {
            var dead = it.state() instanceof State.Dead found ? found : null;
            return new DeadMailView(it.id(), it.kind(), it.created(), it.tries(), dead == null ? null : dead.at(),
                    dead == null ? null : dead.cause());
        }
    }

    @Operation(summary = "List mails that were given up", description = """
        The oldest first, for 30 days: with opaque ids, without addresses and texts.""")
    @GetMapping
    @PreAuthorize("hasRole('platform-operator')")
    Page<DeadMailView> dead(Cursor cursor, PageLimit limit) {
        return findDeadMails.dead(cursor, limit).map(DeadMailView::of);
    }
}
