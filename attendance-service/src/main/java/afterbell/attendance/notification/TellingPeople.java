package afterbell.attendance.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.springframework.stereotype.Service;

import afterbell.attendance.group.model.Slot;
import afterbell.attendance.group.store.Groups;
import afterbell.attendance.notification.model.Happening;
import afterbell.attendance.notification.model.Mail;
import afterbell.attendance.notification.model.Mail.Cause;
import afterbell.attendance.notification.model.Notice;
import afterbell.attendance.notification.model.Preferences;
import afterbell.attendance.notification.model.Recipient;
import afterbell.attendance.notification.model.WhoIsTold;
import afterbell.attendance.notification.store.AllPreferences;
import afterbell.attendance.notification.store.Mails;
import afterbell.attendance.notification.store.Notices;
import afterbell.attendance.pickup.store.PickupAuthorities;
import afterbell.attendance.serviceday.CheckingTimes;
import afterbell.attendance.serviceday.store.Calendars;

/**
 * Puts what has happened into the inboxes of whom it concerns, and mails it to who wants mail. Both are added once,
 * however often a fact is read; what is older than two hours is mailed to nobody.
 */
@Service
public class TellingPeople {
    private static final int AT_ONCE = 500;

    private final Notices notices;
    private final Mails mails;
    private final AllPreferences preferences;
    private final PickupAuthorities authorities;
    private final Groups groups;
    private final Calendars calendars;
    private final MailCarrier carrier;
    private final CheckingTimes times;
    /** Mail is technical time: what was decided long ago is old, whatever the business clock shows. */
    private final Clock system = Clock.systemUTC();

    TellingPeople(Notices notices, Mails mails, AllPreferences preferences, PickupAuthorities authorities,
            Groups groups, Calendars calendars, MailCarrier carrier, CheckingTimes times) {
        this.notices = notices;
        this.mails = mails;
        this.preferences = preferences;
        this.authorities = authorities;
        this.groups = groups;
        this.calendars = calendars;
        this.carrier = carrier;
        this.times = times;
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if another reader tells it at this moment */
    public void tell(Happening it) {
        var recipients = new ArrayList<>(WhoIsTold.offices(it));
        recipients.addAll(guardians(it));
        for (int from = 0; from < recipients.size(); from += AT_ONCE) {
            tell(it, recipients.subList(from, Math.min(recipients.size(), from + AT_ONCE)));
        }
    }

    private void tell(Happening it, List<Recipient> recipients) {
        var now = system.instant();
        notices.add(recipients.stream().map(recipient -> Notice.unread(it, recipient)).toList(), now);
        if (carrier.isThere() && isFresh(it.told(), now) && isFresh(it.at(), times.now())) {
            var wishes = preferences.find(recipients);
            mails.add(recipients.stream()
                    .filter(recipient -> wishes.getOrDefault(recipient.value(), Preferences.NONE).wantMail(it.kind()))
                    .map(recipient -> mail(it, recipient, now))
                    .toList());
        }
    }

    private static boolean isFresh(Instant then, Instant now) {
        return then.plus(Mail.FRESH).isAfter(now);
    }

    private Mail mail(Happening it, Recipient recipient, Instant now) {
        var mail = Mail.waiting(Notice.unread(it, recipient).id(), recipient, it.kind(), now);
        int made = mails.madeSince(recipient, now.minus(Duration.ofHours(1)), Mail.MOST_IN_AN_HOUR);
        return made < Mail.MOST_IN_AN_HOUR ? mail : mail.dead(now, Cause.TOO_MANY_MAILS);
    }

    private Collection<Recipient> guardians(Happening it) {
        return switch (WhoIsTold.guardians(it)) {
            case NONE -> List.of();
            case OF_PUPIL -> it.pupilId() == null ? List.of() : guardiansOf(Set.of(it.pupilId()));
            case OF_SCHOOL -> guardiansOf(pupilsOf(it));
        };
    }

    private Set<String> pupilsOf(Happening it) {
        var pupils = new TreeSet<String>();
        calendars.semesterOf(it.schoolId(), it.day())
                .map(semester -> groups.ofSchool(it.schoolId(), semester))
                .orElse(List.of())
                .forEach(group -> pupils.addAll(group.placedOn(it.day(), Slot.AFTERNOON)));
        return pupils;
    }

    private Set<Recipient> guardiansOf(Collection<String> pupilIds) {
        var found = new LinkedHashSet<Recipient>();
        var all = List.copyOf(pupilIds);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            authorities.find(all.subList(from, Math.min(all.size(), from + AT_ONCE)))
                    .values()
                    .forEach(authority -> authority.guardians()
                            .values()
                            .forEach(account -> found.add(Recipient.account(account))));
        }
        return found;
    }
}
