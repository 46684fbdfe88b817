package afterbell.enrollment.plan.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import afterbell.enrollment.plan.model.LessonBan.Lesson;
import afterbell.enrollment.plan.model.LessonBan.Sign;
import afterbell.enrollment.school.model.Setting;

/** R9: no collective lessons under whatever name. */
class NoLessonsTest {

    @ParameterizedTest
    @CsvSource({"HOMEWORK,数学课", "HOMEWORK,数学同步班", "INTEREST_CLUB,英语提升班", "INTEREST_CLUB,奥 数 兴趣社", "SCIENCE,语文复习课",
        "READING,集体补课", "TUTORING,学科辅导", "HOMEWORK,三年级数学单元测试培优", "GAMES,数学思维训练", "FILM,Ｅｎｇｌｉｓｈ　Ｌｅｓｓｏｎｓ",
        "INTEREST_CLUB,Maths class", "INTEREST_CLUB,Remedial English lessons", "HOMEWORK,Advanced maths course"})
    void isToldByTheTitle(String category, String title) {
        assertThat(lesson(category, title, "")).map(Lesson::sign).contains(Sign.TITLE);
    }

    @ParameterizedTest
    @CsvSource({"SUBJECT_LESSON,CLASS?", "MATHS,x", "ENGLISH_COURSE,x", "CHINESE,x", "EXAM_TRAINING,x"})
    void isToldByTheCategory(String category, String title) {
        assertThat(lesson(category, "快乐下午", "")).map(Lesson::sign).contains(Sign.CATEGORY);
    }

    @ParameterizedTest
    @CsvSource({"INTEREST_CLUB,快乐下午,数学教材", "SCIENCE,趣味数学,同步练习", "HOMEWORK,作业,语文试卷", "GAMES,Fun with maths,workbooks",
        "READING,阅读,教案"})
    void isToldByTheMaterials(String category, String title, String materials) {
        assertThat(lesson(category, title, materials)).map(Lesson::sign).contains(Sign.MATERIALS);
    }

    @ParameterizedTest
    @CsvSource({"READING,自主阅读,图书室藏书", "READING,语文课外阅读,课外读物", "HOMEWORK,作业,自带作业本", "HOMEWORK,数学课后作业,课本",
        "TUTORING,数学个别辅导,练习册", "INTEREST_CLUB,英语话剧社,剧本", "CHINESE_CLASSICS,国学诵读,《论语》读本", "GAMES,数学游戏,扑克牌",
        "SPORT,篮球,篮球", "ARTS,合唱,歌谱", "SCIENCE,科学小实验,放大镜", "FILM,English films,DVD", "GAMES,Maths games,cards",
        "ARTS,美术教材绘画,颜料", "INTEREST_CLUB,English drama,scripts", "SAFETY_EDUCATION,下课后的安全,图片"})
    void whatThePlanNamesIsNoLesson(String category, String title, String materials) {
        assertThat(lesson(category, title, materials)).isEmpty();
    }

    @Test
    void whatGivesItAwayIsTold() {
        assertThat(lesson("HOMEWORK", "三年级数学同步班", "")).contains(new Lesson(Sign.TITLE, "数学同步班"));
    }

    private static Optional<Lesson> lesson(String category, String title, String materials) {
        return LessonBan
                .lesson(new Offering("o-1", category, title, "", materials, Setting.INDOOR, null, List.of(), 50));
    }
}
