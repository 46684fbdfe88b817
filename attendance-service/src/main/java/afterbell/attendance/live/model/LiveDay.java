package afterbell.attendance.live.model;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import afterbell.attendance.group.model.Slot;

/**
 * A school's day in numbers, put together from its registers and sessions. Each of them counts as of its latest fact,
 * however often and in whatever order facts arrive.
 */
public record LiveDay(String schoolId, LocalDate date, Map<String, RegisterCount> registers,
        Map<Slot, SessionCount> sessions) {
    public LiveDay {
        registers = Map.copyOf(registers);
        sessions = Map.copyOf(sessions);
    }

    public static LiveDay empty(String schoolId, LocalDate date) {
        return new LiveDay(schoolId, date, Map.of(), Map.of());
    }

    public static LiveDay of(String schoolId, LocalDate date, List<RegisterCount> registers,
            List<SessionCount> sessions) {
        var day = empty(schoolId, date);
        for (var register : registers) {
            day = day.with(register);
        }
        for (var session : sessions) {
            day = day.with(session);
        }
        return day;
    }

    /** @return with the register, unless a later state of it is counted already */
    public LiveDay with(RegisterCount count) {
        String key = key(count);
        var known = registers.get(key);
        if (known != null && known.sequence() > count.sequence()) {
            return this;
        }
        var more = new TreeMap<>(registers);
        more.put(key, count);
        return new LiveDay(schoolId, date, more, sessions);
    }

    /** @return with the session, unless a later state of it is counted already */
    public LiveDay with(SessionCount count) {
        var known = sessions.get(count.slot());
        if (known != null && known.sequence() > count.sequence()) {
            return this;
        }
        var more = new EnumMap<Slot, SessionCount>(Slot.class);
        more.putAll(sessions);
        more.put(count.slot(), count);
        return new LiveDay(schoolId, date, registers, more);
    }

    /** @return whether this fact of a register is counted */
    public boolean counts(String groupId, Slot slot, long sequence) {
        var known = registers.get(groupId + ":" + slot);
        return known != null && known.sequence() >= sequence;
    }

    /**
     * Counts that pupils were released, where nothing else can have changed: this is the register's next fact, and none
     * of its pupils is among those of whom more than a release would be told.
     *
     * @return empty where the register is to be counted anew
     */
    public Optional<LiveDay> released(String groupId, Slot slot, long sequence, int many) {
        var known = registers.get(groupId + ":" + slot);
        return known == null ? Optional.empty() : known.released(sequence, many).map(this::with);
    }

    private static String key(RegisterCount count) {
        return count.groupId() + ":" + count.slot();
    }

    /** @return the slots of which something is known */
    public List<SlotNow> now() {
        return Stream.of(Slot.values())
                .filter(slot -> sessions.containsKey(slot) || registers(slot).stream().findAny().isPresent())
                .map(slot -> SlotNow.of(slot, sessions.get(slot), registers(slot)))
                .toList();
    }

    /** @return what the slot's registers say, in the order of the groups */
    public List<RegisterCount> registers(Slot slot) {
        return new TreeMap<>(registers).values().stream().filter(count -> count.slot() == slot).toList();
    }
}
