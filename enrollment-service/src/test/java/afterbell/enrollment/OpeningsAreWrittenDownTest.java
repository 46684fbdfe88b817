package afterbell.enrollment;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import afterbell.confidential.Confidential;
import afterbell.enrollment.planted.ReadingInSecret;
import afterbell.web.audit.AuditLog;

/**
 * Whoever opens what is sealed of a child writes it down: a use case that reaches an opening in a store also reaches the
 * audit log. What a store opens to give it to nobody is named here.
 */
class OpeningsAreWrittenDownTest {
    /** Uploads are read by the import that they wait for, a seed by its draw, the own contact by the guardian alone. */
    private static final Set<String> OF_NO_CHILD = Set.of("Uploads.find", "GuardianContacts.find",
            "SignUps.seedOf");
    /** The parts of a family's data are opened for the use case that writes it down for all of them at once. */
    private static final String PART_OF_FAMILY_DATA = "afterbell.enrollment.family.Kept";

    @Test
    void everyUseCaseThatOpensWritesItDown() {
        var service = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("afterbell.enrollment");

        var openings = new Openings(service);

        assertThat(openings.all()).as("openings that are found at all").hasSizeGreaterThan(8);
        assertThat(openings.inSecret()).isEmpty();
    }

    @Test
    void anOpeningInSecretIsFound() {
        var planted = new ClassFileImporter().importPackages("afterbell.enrollment.planted",
                "afterbell.enrollment.roster");

        assertThat(new Openings(planted).inSecret()).containsExactly(ReadingInSecret.class.getSimpleName() + ".names");
    }

    /** Who calls whom, by full names; overloads of a method are one. */
    private static final class Openings {
        private final Map<String, Set<String>> calls = new HashMap<>();
        private final Set<String> opening;
        private final Set<String> writing;

        Openings(JavaClasses classes) {
            classes.stream()
                    .flatMap(it -> it.getCodeUnits().stream())
                    .forEach(unit -> calls.computeIfAbsent(name(unit.getOwner().getName(), unit.getName()),
                            _ -> new HashSet<>()).addAll(calledBy(unit)));
            opening = reaching(name(Confidential.class.getName(), "open"));
            writing = reaching(name(AuditLog.class.getName(), "read"));
        }

        private static Set<String> calledBy(JavaCodeUnit unit) {
            return Stream.concat(unit.getCallsFromSelf().stream().map(JavaAccess::getTarget),
                    unit.getCodeUnitReferencesFromSelf().stream().map(JavaAccess::getTarget))
                    .map(it -> name(it.getOwner().getName(), it.getName()))
                    .collect(toSet());
        }

        private Set<String> reaching(String goal) {
            var found = new HashSet<String>();
            boolean grown = true;
            while (grown) {
                grown = false;
                for (var each : calls.entrySet()) {
                    if (!found.contains(each.getKey())
                            && each.getValue().stream().anyMatch(it -> it.equals(goal) || found.contains(it))) {
                        grown = found.add(each.getKey());
                    }
                }
            }
            return found;
        }

        /** Those outside the stores that call an opening of a store themselves. */
        List<String> all() {
            return calls.entrySet()
                    .stream()
                    .filter(it -> !isStore(it.getKey()))
                    .filter(it -> it.getValue()
                            .stream()
                            .anyMatch(called -> isStore(called) && opening.contains(called)
                                    && !OF_NO_CHILD.contains(shortName(called))))
                    .map(Map.Entry::getKey)
                    .sorted()
                    .toList();
        }

        List<String> inSecret() {
            return all().stream()
                    .filter(it -> !it.startsWith(PART_OF_FAMILY_DATA))
                    .filter(it -> !writing.contains(it) && !callersWrite(it))
                    .map(Openings::shortName)
                    .toList();
        }

        /** A step of a use case may leave the writing to all those who call it. */
        private boolean callersWrite(String step) {
            var callers = calls.entrySet()
                    .stream()
                    .filter(it -> it.getValue().contains(step))
                    .map(Map.Entry::getKey)
                    .toList();
            return !callers.isEmpty() && writing.containsAll(callers);
        }

        private static String name(String owner, String member) {
            return owner + "." + member;
        }

        private static boolean isStore(String name) {
            return name.contains(".store.");
        }

        private static String shortName(String name) {
            return name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1);
        }
    }
}
