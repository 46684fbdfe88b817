package afterbell.simulator.load;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

import afterbell.simulator.api.Answer;
import afterbell.simulator.api.Api;
import afterbell.simulator.api.Api.Command;

/** Rolls as a teacher calls them. */
public final class Rolls {
    private static final List<String> ABSENT = List.of("ABSENT_SICK", "ABSENT_LEAVE", "ABSENT_UNEXPLAINED");

    private Rolls() {}

    /** @param presences by place in {@code pupils} */
    public record Roll(String teacher, String groupId, LocalDate day, List<String> pupils, List<String> presences) {
        public Command command(String key) {
            return Command.post(teacher, path(groupId, day) + "/roll-call", body(pupils, presences), key);
        }

        /** The same roll with one pupil marked otherwise. */
        public Roll withOther(int place) {
            var changed = new ArrayList<>(presences);
            changed.set(place, presences.get(place).equals("PRESENT") ? ABSENT.getFirst() : "PRESENT");
            return new Roll(teacher, groupId, day, pupils, changed);
        }
    }

    /** About one pupil in twelve is absent. */
    public static Roll seeded(Random random, String teacher, String groupId, LocalDate day, List<String> pupils) {
        return new Roll(teacher, groupId, day, pupils, pupils.stream()
                .map(_ -> random.nextInt(12) == 0 ? ABSENT.get(random.nextInt(ABSENT.size())) : "PRESENT")
                .toList());
    }

    public static String path(String groupId, LocalDate day) {
        return "/api/attendance/v1/groups/" + groupId + "/registers/" + day + "/AFTERNOON";
    }

    public static Map<String, Object> body(List<String> pupils, List<String> presences) {
        return Map.of("entries", IntStream.range(0, pupils.size())
                .mapToObj(i -> Map.of("pupilId", pupils.get(i), "presence", presences.get(i)))
                .toList());
    }

    /**
     * Calls a roll, waiting for the places to arrive at attendance first: they were granted a moment ago. Each attempt
     * has a key of its own, for a refusal is kept under its key.
     */
    public static Answer callOncePlacesArrived(Api api, Roll roll, Duration patience)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            Answer answer = api.sendUntilAnswered(roll.command(UUID.randomUUID().toString()), patience);
            boolean early = answer.code().equals("attendance.group-unknown")
                    || answer.code().equals("attendance.pupil-without-place");
            if (!early || System.nanoTime() > end) {
                return answer;
            }
            Thread.sleep(100);
        }
    }
}
