package afterbell.enrollment.school.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import afterbell.enrollment.school.model.Register.Difference;

/** R1: what the bureau has registered, and how it changed. */
class RegisteredSchoolsTest {
    private final Register first = new Register(new SchoolCode("2137000001"), "实验小学", "370102", null);

    @Test
    void aRegistrationIsAChangeFromNothing() {
        assertThat(first.differencesFrom(null)).extracting(Difference::field)
                .containsExactly("code", "name", "division", "type");
        assertThat(first.differencesFrom(null)).extracting(Difference::from).containsOnlyNulls();
    }

    @Test
    void onlyWhatIsAnotherIsTold() {
        var moved = new Register(new SchoolCode("5137000001"), "实验小学", "370102", "370102003");

        assertThat(moved.differencesFrom(first)).containsExactly(new Difference("code", "2137000001", "5137000001"),
                new Difference("town", null, "370102003"), new Difference("type", "PRIMARY", "SPECIAL_EDUCATION"));
        assertThat(first.differencesFrom(moved)).contains(new Difference("town", "370102003", null));
        assertThat(first.differencesFrom(first)).isEmpty();
    }

    @Test
    void aTownLiesInItsCounty() {
        assertThat(first.townLiesInTheDivision()).isTrue();
        assertThat(new Register(first.code(), "a", "370102", "370102003").townLiesInTheDivision()).isTrue();
        assertThat(new Register(first.code(), "a", "370102", "370103003").townLiesInTheDivision()).isFalse();
    }
}
