package afterbell.local.audit;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import tools.jackson.databind.JsonNode;

/** The last word of registers on some pupils: of a pupil, group and day the entry with the highest revision. */
final class Registers {
    private static final Set<String> COUNTING = Set.of("roll-called", "register-corrected", "pupils-checked-in");

    private final Map<String, Map<String, Map<LocalDate, Word>>> words = new HashMap<>();
    private final Map<String, String> schools = new HashMap<>();

    private static final Word NOTHING = new Word(0, false);

    private record Word(int revision, boolean present) {}

    static boolean isCounted(Told fact) {
        return COUNTING.stream().anyMatch(fact::is);
    }

    /** @return whom an afternoon's register speaks of; nobody at noon (R11) */
    static Set<String> pupilsOf(JsonNode body) {
        var pupils = new HashSet<String>();
        if (body.path("slot").asString().equals("AFTERNOON")) {
            entries(body).forEach(it -> pupils.add(it.path("pupilId").asString()));
        }
        return pupils;
    }

    /** Who was checked in was present. */
    private static JsonNode entries(JsonNode body) {
        return body.has("arrivals") ? body.path("arrivals") : body.path("entries");
    }

    /** Takes what an afternoon's register says of these pupils. */
    void take(JsonNode body, Collection<String> pupils) {
        String group = body.path("groupId").asString();
        schools.put(group, body.path("schoolId").asString());
        said(body, pupils).forEach((pupil, word) -> words.computeIfAbsent(pupil, _ -> new HashMap<>())
                .computeIfAbsent(group, _ -> new HashMap<>())
                .merge(dayOf(body), word, (before, now) -> now.revision() > before.revision() ? now : before));
    }

    /** @return whether somebody would be present who is not, or the other way round */
    boolean wouldChangeBy(JsonNode body, Collection<String> pupils) {
        return said(body, pupils).entrySet().stream().anyMatch(it -> {
            Word before = words.getOrDefault(it.getKey(), Map.of())
                    .getOrDefault(body.path("groupId").asString(), Map.of())
                    .getOrDefault(dayOf(body), NOTHING);
            return it.getValue().revision() > before.revision() && it.getValue().present() != before.present();
        });
    }

    private static Map<String, Word> said(JsonNode body, Collection<String> pupils) {
        var said = new HashMap<String, Word>();
        if (body.path("slot").asString().equals("AFTERNOON")) {
            entries(body).forEach(entry -> said.put(entry.path("pupilId").asString(),
                    new Word(entry.path("revision").asInt(),
                            body.has("arrivals") || entry.path("presence").asString().equals("PRESENT"))));
            said.keySet().retainAll(pupils);
        }
        return said;
    }

    private static LocalDate dayOf(JsonNode body) {
        return LocalDate.parse(body.path("serviceDate").asString());
    }

    /** @return by pupil and school the days among these on which the pupil was present */
    SortedMap<String, SortedMap<String, SortedSet<LocalDate>>> served(Collection<LocalDate> days) {
        var counted = Set.copyOf(days);
        var served = new TreeMap<String, SortedMap<String, SortedSet<LocalDate>>>();
        words.forEach((pupil, groups) -> groups.forEach((group, said) -> said.forEach((day, word) -> {
            if (word.present() && counted.contains(day)) {
                served.computeIfAbsent(pupil, _ -> new TreeMap<>())
                        .computeIfAbsent(schools.getOrDefault(group, ""), _ -> new TreeSet<>())
                        .add(day);
            }
        })));
        return served;
    }

    /** @return entries of the school's registers by day, present or not */
    SortedMap<LocalDate, Integer> entriesOf(String school) {
        var entries = new TreeMap<LocalDate, Integer>();
        words.values()
                .forEach(groups -> groups.forEach((group, said) -> {
                    if (school.equals(schools.get(group))) {
                        said.keySet().forEach(day -> entries.merge(day, 1, Integer::sum));
                    }
                }));
        return entries;
    }
}
