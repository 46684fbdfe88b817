package afterbell.attendance.notification.mail;

import afterbell.attendance.notification.MailCarrier;

/** Where no mail server is set. */
final class NoMailCarrier implements MailCarrier {
    @Override
    public boolean isThere() {
        return false;
    }

    @Override
    public boolean isReady() {
        return false;
    }

    @Override
    public void carry(String address, String subject, String text) {
        throw new MailAway("no mail server is set");
    }
}
