package afterbell.simulator.story;

import java.util.LinkedHashMap;
import java.util.Map;

import afterbell.simulator.city.City;
import afterbell.simulator.city.SemesterCalendar;
import afterbell.simulator.story.Stage.Step;

/** Chapter 1: the bureau sets the semester from the legal-holiday file, and its policy (R10, R16–R20, R24, R25). */
final class SettingTheSemester {
    static final String BUREAU = "edu-bureau";
    static final String PATH = "/api/enrollment/v1/semesters/" + City.SEMESTER;
    /** Fen for a counted pupil: half of the year's ¥250 (R17). */
    private static final int RATE_FEN = 12_500;

    private final Stage stage;

    SettingTheSemester(Stage stage) {
        this.stage = stage;
    }

    /** The same for every city, so that a second one changes nothing. */
    void play() {
        var policy = new LinkedHashMap<String, Object>();
        policy.put("servedRule", "DISTINCT_SERVED");
        policy.put("minDays", 1);
        policy.put("semesterRateFen", RATE_FEN);
        policy.put("classHourMinutes", 45);
        policy.put("mostClassHours", 2);
        policy.put("labourRateFen", 6_000);
        policy.put("pupilsPerTeacher", 50);
        policy.put("publicNoticeDays", 7);
        policy.put("recordCheckDays", 365);
        stage.play(Step.put("semester/set", BUREAU, PATH, Map.of("first", SemesterCalendar.FIRST.toString(), "last",
                SemesterCalendar.LAST.toString(), "holidays", SemesterCalendar.holidays(), "policy", policy)));
    }
}
