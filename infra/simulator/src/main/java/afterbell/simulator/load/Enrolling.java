package afterbell.simulator.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import afterbell.simulator.api.Answer;
import afterbell.simulator.api.Api;
import afterbell.simulator.api.Api.Command;
import afterbell.simulator.load.SchoolYard.Group;

/** Brings a school onto the platform: registered, its groups formed, its pupils given places. */
public final class Enrolling {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> FAMILY_NAMES = List.of("王", "李", "张", "刘", "陈", "杨", "赵", "黄");
    private static final List<String> GIVEN_NAMES = List.of("子涵", "雨桐", "浩然", "欣怡", "宇轩", "梓萱", "一诺", "思远");

    private final Api api;

    public Enrolling(Api api) {
        this.api = api;
    }

    /**
     * @param from first service day of the places
     * @return pupil ids by group, in the order of the roster
     */
    public Map<String, List<String>> enroll(SchoolYard school, String from) throws IOException, InterruptedException {
        String path = "/api/enrollment/v1/schools/" + school.schoolId();
        good(Command.put("edu-bureau", path, Map.of("code", school.code(), "name", school.name(), "division", "370102"),
                "register-" + school.schoolId()));
        var pupils = new LinkedHashMap<String, List<String>>();
        for (Group group : school.groups()) {
            good(Command.put(school.admin(), path + "/groups/" + group.groupId(), Map.of("label", group.label()),
                    "form-" + group.groupId()));
            pupils.put(group.groupId(), grantPlaces(school, group, from));
        }
        return pupils;
    }

    private List<String> grantPlaces(SchoolYard school, Group group, String from)
            throws IOException, InterruptedException {
        var wanted = new ArrayList<Map<String, Object>>();
        for (String rosterId : group.rosterIds()) {
            int number = wanted.size();
            wanted.add(Map.of("rosterId", rosterId, "name", FAMILY_NAMES.get(number % FAMILY_NAMES.size())
                    + GIVEN_NAMES.get(number / FAMILY_NAMES.size() % GIVEN_NAMES.size()), "grade", 3));
        }
        Answer answer = good(Command.post(school.admin(), "/api/enrollment/v1/groups/" + group.groupId() + "/places",
                Map.of("from", from, "pupils", wanted), "places-" + group.groupId()));
        return StreamSupport.stream(answer.body().path("items").spliterator(), false)
                .map(item -> item.path("pupilId").asString())
                .toList();
    }

    private Answer good(Command command) throws IOException, InterruptedException {
        Answer answer = api.sendUntilAnswered(command, PATIENCE);
        if (!answer.isGood()) {
            throw new IOException(command.method() + " " + command.path() + " was answered " + answer.status() + " "
                    + answer.body());
        }
        return answer;
    }
}
