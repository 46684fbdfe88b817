package afterbell.messaging.example;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.slf4j.MDC;

import afterbell.contracts.attendance.register.v1.RegisterFact;
import afterbell.messaging.Envelope;

/** Makes a listener fail on demand, and writes down what it was given. */
public final class Trouble {
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private final Map<String, Long> poison = new ConcurrentHashMap<>();
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private volatile boolean clearingFails;

    /** One delivery, with what the logging context held. */
    public record Heard(String group, Envelope<?> event, Map<String, String> context) {}

    /** The next deliveries of the group's facts fail. */
    public void failFor(String group, int times) {
        failures.put(group, times);
    }

    /** The group's fact of that number fails until {@link #mend}. */
    public void failOn(String group, long sequence) {
        poison.put(group, sequence);
    }

    public void mend(String group) {
        poison.remove(group);
    }

    public void failClearing(boolean fails) {
        clearingFails = fails;
    }

    public List<Heard> heardOf(String group) {
        return heard.stream().filter(each -> each.group().equals(group)).toList();
    }

    void at(Envelope<? extends RegisterFact> event) {
        var context = MDC.getCopyOfContextMap();
        String group = event.fact().groupId();
        heard.add(new Heard(group, event, context == null ? Map.of() : context));
        if (failures.merge(group, -1, Integer::sum) >= 0 || isPoison(event)) {
            throw new IllegalStateException("The listener was made to fail");
        }
    }

    /** Among several: fails as long as the group's next delivery would, without being one. */
    void atSeveral(Envelope<? extends RegisterFact> event) {
        if (failures.getOrDefault(event.fact().groupId(), 0) > 0 || isPoison(event)) {
            throw new IllegalStateException("The listener was made to fail");
        }
    }

    private boolean isPoison(Envelope<? extends RegisterFact> event) {
        return Long.valueOf(event.sequence()).equals(poison.get(event.fact().groupId()));
    }

    void atClearing() {
        if (clearingFails) {
            throw new IllegalStateException("Clearing was made to fail");
        }
    }
}
