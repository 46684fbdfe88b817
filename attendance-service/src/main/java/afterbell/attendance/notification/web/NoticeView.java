package afterbell.attendance.notification.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import afterbell.attendance.notification.NoticeTexts;
import afterbell.attendance.notification.model.Kind;
import afterbell.attendance.notification.model.Notice;

/**
 * A notice as its reader sees it; what it has nothing to say of is left out.
 *
 * @param at   when it happened
 * @param told when it came into the inbox
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record NoticeView(String noticeId, Kind kind, String text, LocalDate date, Instant at, Instant told, String schoolId,
        @Nullable String groupId, @Nullable String pupilId, @Nullable Integer level, @Nullable Instant readAt) {
    static NoticeView of(Notice notice, NoticeTexts texts, Locale language) {
        var it = notice.happening();
        return new NoticeView(notice.id(), it.kind(), texts.of(it.kind(), notice.recipient(), it.level(), language),
                it.day(), it.at(), it.told(), it.schoolId(), it.groupId(), it.pupilId(),
                it.level() == 0 ? null : it.level(), notice.readAt());
    }
}
