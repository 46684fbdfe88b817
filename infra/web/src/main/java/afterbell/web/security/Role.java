package afterbell.web.security;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** The realm's roles (R34), each with the schools it reaches. */
public enum Role {

    EDUCATION_BUREAU("education-bureau", Reach.CITY),
    FINANCE_BUREAU("finance-bureau", Reach.CITY),
    TRADE_UNION(
            "trade-union", Reach.CITY),
    HR_BUREAU("hr-bureau", Reach.CITY),
    ANALYST("analyst",
            Reach.CITY),
    TOWNSHIP("township", Reach.OWN_SCHOOLS),
    SCHOOL_ADMIN("school-admin",
            Reach.OWN_SCHOOLS),
    TEACHER("teacher", Reach.OWN_SCHOOLS),
    GATE_GUARD("gate-guard",
            Reach.OWN_SCHOOLS),
    SCHOOL_SYSTEM("school-system", Reach.OWN_SCHOOLS),
    /** Bound to pupils by the roster, not to schools. */
    GUARDIAN("guardian", Reach.NONE),
    /** Keeps the platform running; sees no school's data. */
    PLATFORM_OPERATOR("platform-operator", Reach.NONE);

    /** Which schools a role's holder may act for. */
    enum Reach {
        CITY,
        OWN_SCHOOLS,
        NONE
    }

    private static final Map<String, Role> BY_NAME = Stream.of(values())
            .collect(Collectors.toUnmodifiableMap(Role::roleName, Function.identity()));

    private final String roleName;
    private final Reach reach;

    Role(String roleName, Reach reach) {
        this.roleName = roleName;
        this.reach = reach;
    }

    /** Name in the realm and in {@code hasRole('…')}. */
    public String roleName() {
        return roleName;
    }

    /** @return null for a name that is not one of ours, such as Keycloak's own {@code offline_access} */
    static @Nullable Role named(String name) {
        return BY_NAME.get(name);
    }

    boolean reaches(String schoolId, Set<String> ownSchools) {
        return switch (reach) {
            case CITY -> true;
            case OWN_SCHOOLS -> ownSchools.contains(schoolId);
            case NONE -> false;
        };
    }
}
