package afterbell.messaging.example;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import afterbell.contracts.attendance.register.v1.RegisterFact;
import afterbell.contracts.attendance.register.v1.RollCalled;
import afterbell.messaging.Envelope;
import afterbell.messaging.inbox.Inbox;

/** Feeds the projection with the facts of one school. */
class SeenInbox implements Inbox<RegisterFact> {
    private static final Logger LOG = LoggerFactory.getLogger(SeenInbox.class);

    private final Seen seen;
    private final Trouble trouble;
    private final String school;
    private final String projection;

    SeenInbox(Seen seen, Trouble trouble, String school, String projection) {
        this.seen = seen;
        this.trouble = trouble;
        this.school = school;
        this.projection = projection;
    }

    @Override
    public Class<RegisterFact> topic() {
        return RegisterFact.class;
    }

    @Override
    public String projection() {
        return projection;
    }

    @Override
    public void on(Envelope<RegisterFact> event) {
        if (event.fact().schoolId().equals(school)) {
            LOG.info("Hearing of {}", event.id());
            trouble.at(event);
            if (event.fact() instanceof RollCalled called) {
                called.entries().forEach(entry -> seen.add(called.groupId(), entry.revision()));
            }
        }
    }

    @Override
    public void clear() {
        trouble.atClearing();
        seen.clear();
    }
}
