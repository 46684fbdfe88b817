package afterbell.enrollment.plan.model;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import afterbell.enrollment.school.model.Category;

/**
 * No collective lessons in a school subject, under whatever name (R9). Judged by category, title and materials; a
 * subject may be read, played and practised alone, but not taught to a group.
 */
public final class LessonBan {
    private static final String SUBJECT = "(语文|数学|英语|外语|道德与法治|奥数)";
    private static final Pattern TITLE = Pattern.compile(
            "补课|补习|上新课|讲新课|授新课|教新课|集体(授课|上课|讲课|教学|补)|培优|提优|奥数|(提高|强化|冲刺|尖子|重点)班|文化课"
                    + "|学科(辅导|培训|课|教学)|超前学习|提前教学|押题|刷题|模拟考|月考|周考"
                    + "|" + SUBJECT + "(基础|同步|提升|强化|专项|复习|预习|衔接|思维|培训|集体)?"
                    + "(课|班(?!级)|教学|讲解|讲授|培训|训练|测试|考试|测验)"
                    + "|\\b(maths?|mathematics|english|chinese|grammar|arithmetic|subject) "
                    + "((remedial|extra|advanced|basic|collective|group) )?"
                    + "(lessons?|class(es)?|courses?|teaching|drills?|exams?|tests?|tuition)\\b"
                    + "|\\b(collective lessons?|new lessons?|cram(ming)?|mock exams?|test prep)\\b");
    private static final Pattern TESTING = Pattern.compile(
            "试卷|考卷|真题|教案|单元测试|\\b(test|exam) papers?\\b|\\blesson plans?\\b");
    private static final Pattern TEXTBOOK = Pattern.compile(
            "教材|课本|教辅|练习册|习题|同步练习|讲义|\\b(textbooks?|workbooks?|course ?books?)\\b");
    private static final Pattern SUBJECT_NAMED = Pattern.compile(
            SUBJECT + "|\\b(maths?|mathematics|english|chinese|grammar|arithmetic)\\b");
    private static final Pattern LESSON_CATEGORY = Pattern.compile(
            "LESSON|CLASS(?!ICS)|COURSE|SUBJECT|TEACH|EXAM|TEST|TUITION|CRAM|MATH|ENGLISH|GRAMMAR"
                    + "|CHINESE(?!_CLASSICS)");
    /** Words with 课 that are no lesson: what is after, outside or between lessons. */
    private static final Pattern NO_LESSON = Pattern.compile("课(后|外|余|间|桌)|下课|放课");
    /** Where each pupil works at the own book. */
    private static final Set<Category> OWN_WORK = Set.of(Category.READING, Category.HOMEWORK, Category.TUTORING);

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
    public static Optional<Lesson> lesson(Offering offering) {
        var category = Category.named(offering.category());
        if (category.isEmpty()) {
            var word = first(LESSON_CATEGORY, offering.category());
            if (word.isPresent()) {
                return word.map(it -> new Lesson(Sign.CATEGORY, it));
            }
        }
        var title = plain(offering.title());
        return first(TITLE, title).map(it -> new Lesson(Sign.TITLE, it))
                .or(() -> byMaterials(plain(offering.materials()), title, category)
                        .map(it -> new Lesson(Sign.MATERIALS, it)));
    }

    private static Optional<String> byMaterials(String materials, String title, Optional<Category> category) {
        var testing = first(TESTING, materials);
        boolean ownWork = category.filter(OWN_WORK::contains).isPresent();
        if (testing.isPresent() || ownWork) {
            return testing;
        }
        boolean subject = List.of(materials, title).stream().anyMatch(it -> SUBJECT_NAMED.matcher(it).find());
        return subject ? first(TEXTBOOK, materials) : Optional.empty();
    }

    private static Optional<String> first(Pattern pattern, String text) {
        var match = pattern.matcher(text);
        return match.find() ? Optional.of(match.group()) : Optional.empty();
    }

    /**
     * One spelling: full-width letters as ordinary ones, small, one blank between English words and none in Chinese.
     */
    private static String plain(String text) {
        var normal = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{IsHan}a-z0-9]+", " ")
                .replaceAll("(?<=\\p{IsHan}) (?=\\p{IsHan})", "");
        return NO_LESSON.matcher(normal).replaceAll(" ");
    }
}
