package afterbell.attendance.notification;

import java.util.List;

import org.springframework.stereotype.Service;

import afterbell.attendance.notification.model.Mail;
import afterbell.attendance.notification.model.Mail.State;
import afterbell.attendance.notification.store.Mails;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;

/** Finds the mails that were given up, for who keeps the platform running. */
@Service
public class FindDeadMails {
    private final Mails mails;

    FindDeadMails(Mails mails) {
        this.mails = mails;
    }

    /** @return the oldest first */
    public Page<Mail> dead(Cursor cursor, PageLimit limit) {
        List<Mail> found = mails.dead(cursor.isStart() ? "" : cursor.part(0), limit.plusOne());
        return Page.of(found, limit, last -> Cursor.after(place(last)));
    }

    private static String place(Mail mail) {
        return mail.state() instanceof State.Dead(var at, var _) ? Mails.place(mail.id(), at) : "";
    }
}
