package afterbell.attendance.notification;

/** Carries mail to people. */
public interface MailCarrier {
    /** @return whether there is one at all */
    boolean isThere();

    /** @return whether it is worth a try now; not while it has failed again and again */
    boolean isReady();

    /**
     * Hands a mail over; when it returns, the mail is accepted.
     *
     * @param address of one person
     * @throws MailRefused if it never will be accepted
     * @throws MailAway    if it may be accepted later
     */
    void carry(String address, String subject, String text);

    /** The mail will never be accepted. */
    final class MailRefused extends RuntimeException {
        private static final long serialVersionUID = 1;

        public MailRefused() {
            super("refused for good");
        }
    }

    /** Nobody takes mail now. Its message and cause are the kind of failure alone: no address. */
    final class MailAway extends RuntimeException {
        private static final long serialVersionUID = 1;

        public MailAway(String kind) {
            super(kind);
        }
    }
}
