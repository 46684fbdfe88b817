package afterbell.messaging.example;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import afterbell.contracts.attendance.register.v1.RegisterFact;
import afterbell.contracts.attendance.register.v1.RollCalled;
import afterbell.messaging.Envelope;
import afterbell.messaging.inbox.BulkInbox;

/** Feeds the same projection with several facts at once. */
final class SeenTogetherInbox extends SeenInbox implements BulkInbox<RegisterFact> {
    private final Seen seen;
    private final Trouble trouble;
    private final String school;

    SeenTogetherInbox(Seen seen, Trouble trouble, String school, String projection) {
        super(seen, trouble, school, projection);
        this.seen = seen;
        this.trouble = trouble;
        this.school = school;
    }

    @Override
    public Duration patience() {
        return Duration.ofMillis(100);
    }

    @Override
    public void onAll(List<Envelope<RegisterFact>> events) {
        Map<String, TreeSet<Integer>> numbers = new LinkedHashMap<>();
        events.stream().filter(event -> event.fact().schoolId().equals(school)).forEach(event -> {
            trouble.atSeveral(event);
            if (event.fact() instanceof RollCalled called) {
                called.entries()
                        .forEach(entry -> numbers.computeIfAbsent(called.groupId(), _ -> new TreeSet<>())
                                .add(entry.revision()));
            }
        });
        seen.addAll(numbers);
    }
}
