package afterbell.attendance.notification.web;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import afterbell.attendance.notification.NoticeTexts;
import afterbell.attendance.notification.ReadingNotices;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.PageLimit;
import afterbell.web.problem.Languages;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/attendance/v1/me/inbox")
@Tag(name = "Notices 通知", description = "What people are told, and how they want to be told")
class InboxController {
    private static final String READERS = "hasAnyRole('guardian', 'school-admin', 'teacher', 'gate-guard', "
            + "'education-bureau')";
    private static final int LONGEST_ID = 256;

    private final ReadingNotices reading;
    private final NoticeTexts texts;

    InboxController(ReadingNotices reading, NoticeTexts texts) {
        this.reading = reading;
        this.texts = texts;
    }

    /**
     * One page of an inbox.
     *
     * @param unread in the whole inbox, at most 1 000
     * @param next   cursor of the next page, absent on the last one
     */
    record InboxView(int unread, List<NoticeView> items,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String next) {}

    @Operation(summary = "Read one's inbox", description = """
        The newest first: for guardians what concerns their children, for a school's people what their role there \
        needs, for the bureau what has reached it. In the language of `Accept-Language`. Kept for 90 days.""")
    @GetMapping
    @PreAuthorize(READERS)
    InboxView inbox(Cursor cursor, PageLimit limit, Caller caller, HttpServletRequest request) {
        var language = Languages.of(request);
        var inbox = reading.inbox(caller, cursor, limit);
        var page = inbox.page().map(notice -> NoticeView.of(notice, texts, language));
        return new InboxView(inbox.unread(), page.items(), page.next());
    }

    @Operation(summary = "Say that a notice is read", description = """
        What the people of a school or the bureau share is read for all of them. Saying it again is fine.""")
    @PostMapping("/{noticeId}/read")
    @PreAuthorize(READERS)
    NoticeView read(@PathVariable @Size(max = LONGEST_ID) String noticeId, Caller caller,
            HttpServletRequest request) {
        return NoticeView.of(reading.read(noticeId, caller), texts, Languages.of(request));
    }
}
