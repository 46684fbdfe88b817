package afterbell.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import afterbell.funding.fixture.AsksStaffing;
import afterbell.funding.fixture.inbox.ReadsContracts;
import afterbell.funding.fixture.model.Amount;
import afterbell.funding.fixture.model.AmountOfSpring;
import afterbell.funding.fixture.model.AmountOfTheDriver;
import afterbell.funding.fixture.store.Amounts;
import afterbell.funding.fixture.store.StoresContracts;
import afterbell.funding.fixture.store.StoresPages;
import afterbell.funding.fixture.web.AmountView;
import afterbell.staffing.fixture.Worker;

/** Each wall stands where it is broken, and nowhere else. */
class WallsTest {
    private static final List<Class<?>> WELL_KEPT = List.of(Amount.class, Amounts.class, AmountView.class,
            ReadsContracts.class, Worker.class);

    static Stream<Arguments> breaches() {
        return Stream.of(arguments(Walls.A_MODEL_IMPORTS_NO_FRAMEWORK, AmountOfSpring.class),
                arguments(Walls.A_MODEL_IMPORTS_NO_FRAMEWORK, AmountOfTheDriver.class),
                arguments(Walls.ONLY_INBOX_AND_OUTBOX_IMPORT_CONTRACTS, StoresContracts.class),
                arguments(Walls.NO_SERVICE_IMPORTS_ANOTHER, AsksStaffing.class),
                arguments(Walls.MODEL_STORE_INBOX_AND_OUTBOX_DO_NOT_KNOW_THE_WEB, StoresPages.class));
    }

    @ParameterizedTest
    @MethodSource("breaches")
    void aBreachIsFoundByItsWallAndByNoOther(ArchRule wall, Class<?> breach) {
        var found = walls().stream().filter(it -> violatedBy(it, breach)).toList();

        assertThat(found).containsExactly(wall);
    }

    @Test
    void wellKeptWallsAreLeftAlone() {
        assertThat(walls()).isNotEmpty().noneMatch(wall -> wall.evaluate(imported(WELL_KEPT)).hasViolation());
    }

    @Test
    void everyWallHasItsBreach() {
        assertThat(breaches().map(breach -> breach.get()[0]).distinct()).containsExactlyInAnyOrderElementsOf(walls());
    }

    private static boolean violatedBy(ArchRule wall, Class<?> breach) {
        return wall.allowEmptyShould(true).evaluate(imported(List.of(breach))).hasViolation();
    }

    private static JavaClasses imported(List<Class<?>> classes) {
        return new ClassFileImporter().importClasses(classes);
    }

    private static List<ArchRule> walls() {
        return Arrays.stream(Walls.class.getFields()).map(WallsTest::rule).toList();
    }

    private static ArchRule rule(Field field) {
        try {
            return (ArchRule) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
