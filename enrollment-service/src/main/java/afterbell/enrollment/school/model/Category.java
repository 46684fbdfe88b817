package afterbell.enrollment.school.model;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of activity that the city's plan names (服务形式, R8): the catalogue of the offerings. */
public enum Category {
    READING("自主阅读", "independent reading"),
    HOMEWORK("完成作业", "doing homework"),
    TUTORING("个别辅导", "individual tutoring"),
    MORAL_EDUCATION("德育", "moral education"),
    SPORT("体育", "physical education"),
    ARTS("美育", "aesthetic education"),
    SCIENCE("科技、科普活动", "science and popular science"),
    INTEREST_CLUB("课外兴趣活动", "interest club"),
    GAMES("娱乐游戏", "games"),
    FILM("观看适宜青少年的影片", "suitable films"),
    OUTWARD_BOUND("拓展训练", "outward-bound training"),
    SOCIAL_PRACTICE("社会实践活动", "social practice"),
    CHINESE_CLASSICS("国学社团", "Chinese classics"),
    LOCAL_HISTORY("地方史社团", "local history"),
    RIDDLES("谜语社团", "riddles"),
    FOLK_CUSTOMS("民俗社团", "folk customs"),
    LAW_EDUCATION("法治教育", "law education"),
    SAFETY_EDUCATION("安全教育", "safety education"),
    PSYCHOLOGY_EDUCATION("心理教育", "psychology education"),
    EMERGENCY_DRILL("应急演练", "emergency drill");

    private final String chinese;
    private final String english;

    Category(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    /** @return empty for what the plan does not name */
    public static Optional<Category> named(String name) {
        return Arrays.stream(values()).filter(it -> it.name().equals(name)).findFirst();
    }

    /** As the city's plan names it. */
    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }
}
