package afterbell.enrollment.plan.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import afterbell.enrollment.plan.model.LessonBan.Lesson;
import afterbell.enrollment.plan.model.LessonBan.Sign;

/** R9: no collective lessons under whatever name; what the plan names is none (R8). */
class NoLessonsTest {

    /** What schools would try, and what they must not be refused for. */
    @ParameterizedTest
    @CsvFileSource(resources = "/lessons.csv", useHeadersInDisplayName = true)
    void isToldByCategoryTitleOrMaterials(String verdict, String category, String title, @Nullable String materials) {
        var wording = new Wording(category, title, "", materials == null ? "" : materials);

        var told = LessonBan.lesson(wording).map(it -> it.sign().name()).orElse("NONE");

        assertThat(told).as("%s %s: %s", category, title, LessonBan.lesson(wording)).isEqualTo(verdict);
    }

    @Test
    void whatGivesItAwayIsTold() {
        assertThat(LessonBan.lesson(new Wording("HOMEWORK", "三年级数学同步班", "", "")))
                .contains(new Lesson(Sign.TITLE, "数学同步班"));
    }

    @Test
    void proseMaySayWhatIsNotDone() {
        assertThat(LessonBan.lesson(new Wording("HOMEWORK", "自主作业", "不补课，不集体讲授新课，只个别答疑", ""))).isEmpty();
    }
}
