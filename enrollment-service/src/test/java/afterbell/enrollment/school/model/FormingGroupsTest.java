package afterbell.enrollment.school.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import afterbell.enrollment.school.model.School.Forming.Formed;
import afterbell.enrollment.school.model.School.Forming.TooManyGroups;
import afterbell.enrollment.school.model.School.Group;

/** R1. */
class FormingGroupsTest {
    private final School school = School.registered("school-1",
            new Register(new SchoolCode("2137000001"), "实验小学", "370102", null));

    @Test
    void aGroupIsFormedOnceHoweverOftenItIsAsked() {
        var once = form(school, new Group("g-1", "三年级2班"));

        assertThat(once.groups()).containsExactly(new Group("g-1", "三年级2班"));
        assertThat(form(once, new Group("g-1", "三年级2班"))).isEqualTo(once);
    }

    @Test
    void anotherLabelRenamesIt() {
        var renamed = form(form(school, new Group("g-1", "三年级2班")), new Group("g-1", "四年级2班"));

        assertThat(renamed.groups()).containsExactly(new Group("g-1", "四年级2班"));
    }

    @Test
    void thereAreAtMostTwoHundred() {
        School full = school;
        for (int i = 0; i < School.MOST_GROUPS; i++) {
            full = form(full, new Group("g-" + i, "班"));
        }

        assertThat(full.form(new Group("one-more", "班"))).isEqualTo(new TooManyGroups());
        assertThat(full.form(new Group("g-7", "another label"))).isInstanceOf(Formed.class);
    }

    @Test
    void onlyPrimaryAndSpecialSchoolsHaveACode() {
        assertThat(new SchoolCode("5137000001").value()).isEqualTo("5137000001");
        assertThatIllegalArgumentException().isThrownBy(() -> new SchoolCode("3137000001"));
        assertThatIllegalArgumentException().isThrownBy(() -> new SchoolCode("213700001"));
    }

    private static School form(School school, Group group) {
        return ((Formed) school.form(group)).school();
    }
}
