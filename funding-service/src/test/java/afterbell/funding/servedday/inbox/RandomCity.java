package afterbell.funding.servedday.inbox;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import afterbell.contracts.attendance.register.v1.CorrectionRequested;
import afterbell.contracts.attendance.register.v1.Entry;
import afterbell.contracts.attendance.register.v1.HandedOver;
import afterbell.contracts.attendance.register.v1.Manner;
import afterbell.contracts.attendance.register.v1.Presence;
import afterbell.contracts.attendance.register.v1.PupilsReleased;
import afterbell.contracts.attendance.register.v1.RegisterCorrected;
import afterbell.contracts.attendance.register.v1.RegisterFact;
import afterbell.contracts.attendance.register.v1.Release;
import afterbell.contracts.attendance.register.v1.RollCalled;
import afterbell.contracts.attendance.register.v1.Slot;

/**
 * A few schools and their pupils through a part of a year, from one seed: pupils change schools, leave, are entered twice,
 * days are made up at a weekend, registers are corrected again and again. Beside the facts stands the truth, kept as
 * plainly as can be: for each pupil, group and day the last word.
 */
final class RandomCity {
    private static final int SCHOOLS = 4;
    private static final int PUPILS = 24;

    private final Random random;
    final List<LocalDate> serviceDays;
    final List<RegisterFact> facts = new ArrayList<>();
    private final Map<String, Map<String, Boolean>> lastWords = new HashMap<>();
    private final Map<String, Integer> revisions = new HashMap<>();
    private final List<Said> said = new ArrayList<>();

    private record Said(String school, String group, String pupil, LocalDate day) {}

    RandomCity(long seed) {
        random = new Random(seed);
        var first = LocalDate.of(2021, Month.SEPTEMBER, 1).plusDays(random.nextInt(290));
        var days = first.datesUntil(first.plusDays(15 + random.nextInt(60)))
                .filter(day -> day.getMonth() != Month.AUGUST)
                .toList();
        serviceDays = days.stream().filter(this::isServiceDay).toList();
        days.forEach(this::serve);
    }

    /** Weekdays but for holidays, and some made up at a weekend. */
    private boolean isServiceDay(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return random.nextInt(10) == 0 ? weekend : !weekend;
    }

    private void serve(LocalDate day) {
        if (serviceDays.contains(day) || random.nextInt(4) == 0) {
            for (int school = 0; school < SCHOOLS; school++) {
                for (int group = 0; group < 2; group++) {
                    call("s" + school, "s" + school + "-g" + group, group, day);
                }
            }
        }
    }

    private void call(String school, String group, int number, LocalDate day) {
        var entries = new ArrayList<Entry>();
        for (int pupil = 0; pupil < PUPILS; pupil++) {
            if (attends(pupil, school, number, day)) {
                entries.add(say(school, group, "p" + pupil, day));
            }
        }
        if (entries.isEmpty()) {
            return;
        }
        facts.add(new RollCalled(school, group, day, Slot.AFTERNOON, null, entries));
        if (random.nextInt(5) == 0) {
            facts.add(new RollCalled(school, group, day, Slot.NOON, null, entries.stream()
                    .map(it -> new Entry(it.pupilId(), Presence.PRESENT, 9))
                    .toList()));
        }
        facts.add(new HandedOver(school, group, day, Slot.AFTERNOON, "w1", "w2",
                entries.stream().map(Entry::pupilId).toList(), Instant.EPOCH, null));
        facts.add(new PupilsReleased(school, group, day, Slot.AFTERNOON, entries.stream()
                .map(it -> new Release(it.pupilId(), Manner.LEFT_ALONE, null, Instant.EPOCH, null))
                .toList()));
    }

    /** A third of the pupils change schools once, a third leave, and now and then somebody is entered elsewhere as well. */
    private boolean attends(int pupil, String school, int group, LocalDate day) {
        int turn = 5 + pupil * 2 % 25;
        boolean later = day.isAfter(serviceDays.isEmpty() ? day : serviceDays.getFirst().plusDays(turn));
        int home = pupil % 3 == 0 && later ? (pupil + 1) % SCHOOLS : pupil % SCHOOLS;
        boolean left = pupil % 3 == 1 && later;
        boolean here = school.equals("s" + home) && group == pupil % 2 && !left;
        return here || random.nextInt(60) == 0;
    }

    private Entry say(String school, String group, String pupil, LocalDate day) {
        var presences = Presence.values();
        var presence = random.nextInt(3) > 0 ? Presence.PRESENT : presences[random.nextInt(presences.length)];
        int revision = revisions.merge(group + day + pupil, 1, Integer::sum);
        lastWords.computeIfAbsent(school + " " + pupil, _ -> new TreeMap<>())
                .put(day + " " + group, presence == Presence.PRESENT);
        if (revision == 1) {
            said.add(new Said(school, group, pupil, day));
        }
        return new Entry(pupil, presence, revision);
    }

    /** Somebody looks again at what was entered, and the register says something else, or as much once more. */
    List<RegisterFact> corrections(int most) {
        var corrected = new ArrayList<RegisterFact>();
        for (int i = 0; i < most && !said.isEmpty(); i++) {
            var it = said.get(random.nextInt(said.size()));
            var asked = Arrays.stream(Presence.values())
                    .map(presence -> new Entry(it.pupil, presence, 50))
                    .toList();
            corrected.add(new CorrectionRequested(it.school, it.group, it.day, Slot.AFTERNOON, 1, asked,
                    Instant.EPOCH));
            corrected.add(new RegisterCorrected(it.school, it.group, it.day, Slot.AFTERNOON,
                    List.of(say(it.school, it.group, it.pupil, it.day)), null));
        }
        facts.addAll(corrected);
        return corrected;
    }

    /** @return all facts in some order, some of them several times */
    List<RegisterFact> disordered(Random order) {
        var stream = new ArrayList<>(facts);
        facts.stream().filter(_ -> order.nextInt(3) == 0).forEach(stream::add);
        Collections.shuffle(stream, order);
        return stream;
    }

    /** @return by school and pupil the service days on which the last word is that the pupil was present */
    Map<String, Map<String, SortedSet<LocalDate>>> truth() {
        var served = new TreeMap<String, Map<String, SortedSet<LocalDate>>>();
        lastWords.forEach((who, words) -> words.forEach((when, present) -> {
            var day = LocalDate.parse(when.split(" ", -1)[0]);
            if (present && serviceDays.contains(day)) {
                served.computeIfAbsent(who.split(" ", -1)[0], _ -> new TreeMap<>())
                        .computeIfAbsent(who.split(" ", -1)[1], _ -> new TreeSet<>())
                        .add(day);
            }
        }));
        return served;
    }
}
