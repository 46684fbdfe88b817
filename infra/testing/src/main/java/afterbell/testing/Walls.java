package afterbell.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.List;
import java.util.Set;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/**
 * The walls of a service: a model knows no framework, only inbox and outbox know the published contracts, no service
 * knows another, and what decides, stores and reads events knows nothing of HTTP. A service holds them by a test class
 * with {@code ArchTests.in(Walls.class)}.
 */
public final class Walls {
    private static final Set<String> SERVICES = Set.of("enrollment", "staffing", "attendance", "funding",
            "supervision", "gateway");

    private Walls() {}

    @ArchTest
    public static final ArchRule A_MODEL_IMPORTS_NO_FRAMEWORK = classes().that()
            .resideInAPackage("afterbell..model..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "afterbell..model..");

    @ArchTest
    public static final ArchRule ONLY_INBOX_AND_OUTBOX_IMPORT_CONTRACTS = noClasses().that()
            .resideOutsideOfPackages("..inbox..", "..outbox..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("afterbell.contracts..");

    @ArchTest
    public static final ArchRule NO_SERVICE_IMPORTS_ANOTHER = classes().that(Predicates.resideInAPackage("afterbell.."))
            .should(notKnowAnotherService());

    @ArchTest
    public static final ArchRule MODEL_STORE_INBOX_AND_OUTBOX_DO_NOT_KNOW_THE_WEB = noClasses().that()
            .resideInAnyPackage("..model..", "..store..", "..inbox..", "..outbox..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..web..");

    private static ArchCondition<JavaClass> notKnowAnotherService() {
        return new ArchCondition<>("not know another service") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                item.getDirectDependenciesFromSelf()
                        .stream()
                        .filter(dependency -> !serviceOf(dependency.getTargetClass()).isEmpty()
                                && !serviceOf(dependency.getTargetClass()).equals(serviceOf(item)))
                        .forEach(dependency -> events
                                .add(SimpleConditionEvent.violated(item, dependency.getDescription())));
            }
        };
    }

    /** @return the service of a class like {@code afterbell.attendance.…}, empty for a class of the libraries */
    private static String serviceOf(JavaClass type) {
        List<String> words = List.of(type.getPackageName().split("\\."));
        return words.size() > 1 && words.getFirst().equals("afterbell") && SERVICES.contains(words.get(1))
                ? words.get(1)
                : "";
    }
}
