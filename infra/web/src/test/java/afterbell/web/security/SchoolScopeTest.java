package afterbell.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import afterbell.web.problem.CommonProblem;
import afterbell.web.problem.ProblemException;

/** R34 */
class SchoolScopeTest {

    @ParameterizedTest
    @EnumSource(names = {"EDUCATION_BUREAU", "FINANCE_BUREAU", "TRADE_UNION", "HR_BUREAU", "ANALYST"})
    void theCitysOfficesReachEverySchool(Role role) {
        assertThat(caller(Set.of(role), Set.of()).mayActFor("s-1")).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"TOWNSHIP", "SCHOOL_ADMIN", "TEACHER", "GATE_GUARD", "SCHOOL_SYSTEM"})
    void schoolBoundRolesReachTheirSchoolsOnly(Role role) {
        var caller = caller(Set.of(role), Set.of("s-1", "s-2"));
        assertThat(caller.mayActFor("s-2")).isTrue();
        assertThat(caller.mayActFor("s-3")).isFalse();
        assertThat(caller(Set.of(role), Set.of()).mayActFor("s-1")).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"GUARDIAN", "PLATFORM_OPERATOR"})
    void othersReachNoneEvenWithAClaim(Role role) {
        assertThat(caller(Set.of(role), Set.of("s-1")).mayActFor("s-1")).isFalse();
    }

    @Test
    void aWideRoleDoesNotLendItsReachToANarrowOne() {
        var analystWhoTeaches = caller(Set.of(Role.ANALYST, Role.TEACHER), Set.of("s-1"));
        assertThatCode(() -> SchoolScope.require(analystWhoTeaches, "s-2")).doesNotThrowAnyException();
        assertThatCode(() -> SchoolScope.require(analystWhoTeaches, "s-1", Role.TEACHER)).doesNotThrowAnyException();
        assertThatThrownBy(() -> SchoolScope.require(analystWhoTeaches, "s-2", Role.TEACHER, Role.SCHOOL_ADMIN))
                .isInstanceOfSatisfying(ProblemException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(CommonProblem.OUT_OF_SCOPE));
    }

    private static Caller caller(Set<Role> roles, Set<String> schools) {
        return new Caller("subject", "client", roles, schools);
    }
}
