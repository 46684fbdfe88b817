package afterbell.enrollment.plan.model;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import afterbell.enrollment.school.model.Category;

/**
 * No collective lessons in a school subject, under whatever name (R9). Judged by category, title and materials; a
 * subject may be read, played and practised alone, but not taught to a group. The description is prose, in which a
 * school also says what it does not do: the bureau reads it before it accepts the plan.
 */
public final class LessonBan {
    /** A subject, or the part of it that a course is named after. */
    private static final String SUBJECT = "(?:语文|数学|英语|英文|外语|口语|道德与法治|品德与社会|作文|阅读理解|看图写话|文言文|拼音|识字|生字|单词|词汇|语法|音标"
            + "|自然拼读|口算|速算|计算题?|应用题|几何|方程|数学思维|学科|文化课|主科|语数英|语数外|(?<![a-z])(?:sx|yw|yy)(?![a-z]))";
    /** What makes a lesson of a subject, whatever stands between. */
    private static final String TAUGHT = "(?:课(?!题)|班(?![级会队歌])|教学|讲解|讲授|精讲|串讲|讲评|培训|集训|特训|考试|测试|测验|检测|竞赛|杯赛|真题|习题|题海)";
    /** What makes a lesson of a subject right behind it. */
    private static final String TRAINED = "(?:基础|综合|专项|重点|难点|知识)*"
            + "(?:训练|强化|提升|提高|同步|复习|预习|衔接|冲刺|巩固|拔高|拓展提|满分|高分|达标|过关|补差|辅优|思维(?!游戏|桌游)|集体辅导|辅导)";
    /** What a subject is played, spoken and read with. */
    private static final String PLAYED = "游戏|话剧|戏剧|小品|歌|电影|故事|角|节|自主|自习|个别";
    private static final Pattern SUBJECT_TAUGHT = Pattern.compile(
            SUBJECT + "(?:(?!" + PLAYED + "|诵读|朗诵|朗读|演讲|作业(?!辅导[班课]))[^ ]){0,8}?" + TAUGHT);
    private static final Pattern SUBJECT_TRAINED = Pattern.compile(
            SUBJECT + "(?:(?!" + PLAYED + "|作业)[^ ]){0,2}?" + TRAINED);
    private static final Pattern COACHED = Pattern.compile(SUBJECT + "[^ ]{0,2}?辅导$");
    /** A lesson whatever it is called after. */
    private static final Pattern LESSON = Pattern.compile(
            "补课|补习|(?:上|讲|授|教)新课|集体(?:授课|上课|讲课|教学|辅导|补)|培优|提优|奥数|奥赛|奥林匹克|华罗庚|华数|华杯|希望杯|迎春杯|走美杯"
                    + "|(?:超前|提前|抢先)(?:学|教)|抢跑|押题|刷题|猜题|提分|模拟考(?!古)|(?<![一二三四五六七八九十岁])月考(?![察古验])|周考(?![察验])|期[中末](?:冲刺|复习班|考)"
                    + "|小升初|幼小衔接|小初衔接|剑桥(?!大学|公爵|郡)|新概念|三一口语|(?<![a-z])(?:ket|amc ?8)(?![a-z0-9])|课内同步|同步(?:课|班|教学|辅导)|名校班|学霸班|学科(?!学)(?:类|补|提)?培训"
                    + "|尖子生|(?:作业|题目|试题|习题)集体讲解|一对多|大班课|小班课|线上课|网课");
    /** A course that names nothing but its level: of what, if not of the subjects? */
    private static final Pattern LEVEL_ONLY = Pattern.compile(
            "^(?:[一二三四五六1-6]年级|[低中高]年级|[一二三四五六]级|[上下]册|上学期|下学期|综合|学习|成绩|知识|思维|全科|各科|学业|课业|文化"
                    + "|寒假|暑假|周[一二三四五六日]|放学后?|课堂| )*"
                    + "(?:提高|强化|冲刺|尖子|重点|实验|火箭|精英|提升|拔高|衔接|复习|预习|同步|辅导|托辅|全优|优才)(?:课程|课|班|营|训练)+$");
    private static final Pattern ENGLISH_LESSON = Pattern.compile(
            "\\b(?:maths?|mathematics|english|chinese|grammar|arithmetic|algebra|geometry|phonics|vocabulary|spelling"
                    + "|subject|academic|curriculum)(?: (?!club|games?|drama|songs?|films?|corner|story|stories|calligraphy"
                    + "|chess|painting|paper|knots?|music|dance|opera|cooking|tea)[a-z]+){0,2}? "
                    + "(?:lessons?|class|classes|courses?|teaching|drills?|exams?|tests?|tuition|tutoring|training|camp|bootcamp"
                    + "|revision|olympiads?|contests?)\\b"
                    + "|\\b(?:lessons?|class|classes|courses?|tuition|exams?) (?:in|of|for) "
                    + "(?:maths?|mathematics|english|chinese|grammar|arithmetic)\\b"
                    + "|\\b(?:collective|group|new|remedial|make ?up) lessons?\\b|\\bcram(?:ming)?\\b|\\bmock exams?\\b"
                    + "|\\btest prep(?:aration)?\\b|\\bexam prep(?:aration)?\\b|\\bmaths? olympiads?\\b|\\bolympiad maths?\\b"
                    + "|\\bcambridge (?:english|young|exams?|yle|pet|level)\\b|\\bnew concept english\\b");
    private static final Pattern TESTING = Pattern.compile(
            "试卷|考卷|真题|测试卷|单元卷|教案|学案|单元测试|押题|奥数|奥赛|剑桥(?!大学)|新概念|\\b(?:test|exam) papers?\\b|\\blesson plans?\\b"
                    + "|\\bpast papers?\\b");
    private static final Pattern TEXTBOOK = Pattern.compile(
            "教材|课本|教科书|教辅|练习册|习题|题集|题库|同步练习|同步训练|一课一练|讲义|课件|口算本|口算卡|单词表"
                    + "|\\b(?:textbooks?|workbooks?|course ?books?|worksheets?|flash ?cards for grammar)\\b");
    private static final Pattern SUBJECT_NAMED = Pattern.compile(SUBJECT
            + "|\\b(?:maths?|mathematics|english|chinese|grammar|arithmetic)\\b");
    private static final Pattern LESSON_CATEGORY = Pattern.compile(
            "LESSON|CLASS(?!ICS)|COURSE|SUBJECT|TEACH|EXAM|TEST(?!I)|TUITION|CRAM|MATH|ENGLISH|GRAMMAR|OLYMPIAD|CAMBRIDGE"
                    + "|CHINESE(?!_CLASSICS)|SHU_?XUE|YU_?WEN|YING_?YU|AO_?SHU|BU_?KE|PEI_?YOU|CURRICULUM");
    /** Words with 课 or 班 that are no lesson: what is after, outside or between lessons, and plays made of a text. */
    private static final Pattern NO_LESSON = Pattern.compile("课(?:后|外|余|间|桌|本剧)|下课|放课|学科学|班班有歌");
    /** Where each pupil works at the own book. */
    private static final Set<Category> OWN_WORK = EnumSet.of(Category.READING, Category.HOMEWORK, Category.TUTORING);
    /** Where one pupil is helped. */
    private static final Set<Category> ONE_BY_ONE = EnumSet.of(Category.HOMEWORK, Category.TUTORING);

    private LessonBan() {}

    /** By what an offering was found to be a lesson. */
    public enum Sign {
        CATEGORY,
        TITLE,
        MATERIALS
    }

    /** @param word the word that gives it away */
    public record Lesson(Sign sign, String word) {}

    /** @return why the offering is a collective lesson; empty when it is none */
    public static Optional<Lesson> lesson(Wording offering) {
        var category = Category.named(offering.category());
        var title = plain(offering.title());
        return byCategory(offering.category(), category)
                .or(() -> byTitle(title, category))
                .or(() -> byMaterials(plain(offering.materials()), title, category));
    }

    private static Optional<Lesson> byCategory(String name, Optional<Category> category) {
        return category.isPresent()
                ? Optional.empty()
                : first(LESSON_CATEGORY, name).map(word -> new Lesson(Sign.CATEGORY, word));
    }

    private static Optional<Lesson> byTitle(String title, Optional<Category> category) {
        boolean oneByOne = category.filter(ONE_BY_ONE::contains).isPresent();
        return Stream.of(SUBJECT_TAUGHT, SUBJECT_TRAINED, LESSON, LEVEL_ONLY, ENGLISH_LESSON)
                .flatMap(pattern -> first(pattern, title).stream())
                .filter(word -> !(oneByOne && COACHED.matcher(word).find() && !word.contains("集体")))
                .findFirst()
                .map(word -> new Lesson(Sign.TITLE, word));
    }

    private static Optional<Lesson> byMaterials(String materials, String title, Optional<Category> category) {
        return first(TESTING, materials)
                .or(() -> textbook(materials, title, category))
                .map(word -> new Lesson(Sign.MATERIALS, word));
    }

    private static Optional<String> textbook(String materials, String title, Optional<Category> category) {
        boolean ownWork = category.filter(OWN_WORK::contains).isPresent();
        boolean subject = Stream.of(materials, title).anyMatch(it -> SUBJECT_NAMED.matcher(it).find());
        return subject && !ownWork ? first(TEXTBOOK, materials) : Optional.empty();
    }

    private static Optional<String> first(Pattern pattern, String text) {
        var match = pattern.matcher(text);
        return match.find() ? Optional.of(match.group().strip()) : Optional.empty();
    }

    private static String plain(String text) {
        return NO_LESSON.matcher(PlainText.of(text)).replaceAll(" ");
    }
}
