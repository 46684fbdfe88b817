package afterbell.attendance.session;

import java.util.Collection;

import afterbell.attendance.session.model.SessionId;

/** What looks at workers again once their sign-on is saved: what is known of them may have changed meanwhile (R25). */
public interface AfterSigningOn {
    void signedOn(SessionId session, Collection<String> workerIds);
}
