package afterbell.attendance.notification;

import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Service;

import afterbell.attendance.Conflicts;
import afterbell.attendance.notification.model.Notice;
import afterbell.attendance.notification.model.Recipient;
import afterbell.attendance.notification.model.Recipient.Staff;
import afterbell.attendance.notification.store.Notices;
import afterbell.attendance.serviceday.CheckingTimes;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;

/** Shows people their inbox: what concerns a guardian's own children, and what their duty at a school needs. */
@Service
public class ReadingNotices {
    /** More are counted as so many. */
    public static final int MOST_UNREAD = 1_000;
    private static final int MOST_RACES = 5;
    private static final int MOST_SCHOOLS = 20;

    private final Notices notices;
    private final CheckingTimes times;

    ReadingNotices(Notices notices, CheckingTimes times) {
        this.notices = notices;
        this.times = times;
    }

    /** @param unread how many are unread in all, at most {@value #MOST_UNREAD} */
    public record Inbox(Page<Notice> page, int unread) {}

    public Inbox inbox(Caller caller, Cursor cursor, PageLimit limit) {
        var recipients = recipients(caller);
        var found = notices.of(recipients, cursor.isStart() ? null : cursor.part(0), limit.plusOne());
        return new Inbox(Page.of(found, limit, last -> Cursor.after(Notices.place(last))),
                notices.unread(recipients, MOST_UNREAD));
    }

    /**
     * What a school's people or the bureau share is read for all of them.
     *
     * @throws ProblemException {@code attendance.notice-unknown} also for a notice of others
     */
    public Notice read(String noticeId, Caller caller) {
        return Conflicts.lookAgain(MOST_RACES, () -> {
            var found = notices.find(noticeId)
                    .filter(it -> recipients(caller).contains(it.state().recipient()))
                    .orElseThrow(() -> new ProblemException(NotificationProblem.NOTICE_UNKNOWN));
            var read = found.state().read(times.now());
            if (!read.equals(found.state())) {
                notices.save(found, read);
            }
            return read;
        });
    }

    private static List<Recipient> recipients(Caller caller) {
        var all = new ArrayList<Recipient>();
        if (caller.has(Role.GUARDIAN)) {
            all.add(Recipient.account(caller.subject()));
        }
        if (caller.has(Role.EDUCATION_BUREAU)) {
            all.add(Recipient.BUREAU);
        }
        for (var staff : Staff.values()) {
            if (caller.has(Role.valueOf(staff.name()))) {
                caller.schools()
                        .stream()
                        .sorted()
                        .limit(MOST_SCHOOLS)
                        .forEach(school -> all.add(Recipient.staff(school, staff)));
            }
        }
        return all;
    }
}
