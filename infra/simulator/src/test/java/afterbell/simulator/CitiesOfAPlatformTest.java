package afterbell.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import afterbell.simulator.city.City;

class CitiesOfAPlatformTest {
    private static final City.Size SIZE = new City.Size(2, 60, 6, 1);
    private static final City.Size OTHER = new City.Size(2, 60, 7, 1);

    @TempDir
    Path folder;

    @Test
    void anInterruptedCityIsGoneOnWith() throws IOException {
        var first = Cities.in(folder, "secret").next(SIZE);
        var again = Cities.in(folder, "secret").next(SIZE);
        assertThat(first.isGoneOn()).isFalse();
        assertThat(again.isGoneOn()).isTrue();
        assertThat(again.city()).isEqualTo(first.city());
    }

    @Test
    void aFinishedCityIsFollowedByAnother() throws IOException {
        var cities = Cities.in(folder, "secret");
        cities.finished(cities.next(SIZE));
        var second = cities.next(SIZE);
        assertThat(second.isGoneOn()).isFalse();
        assertThat(second.city().name()).isEqualTo("c2");
    }

    @Test
    void anotherSizeIsAnotherCityAndTheFirstCanStillBeGoneOnWith() throws IOException {
        var cities = Cities.in(folder, "secret");
        cities.next(SIZE);
        assertThat(cities.next(OTHER).city().name()).isEqualTo("c2");
        assertThat(cities.next(SIZE).city().name()).isEqualTo("c1");
    }

    @Test
    void aCityOfAPlatformThatIsGoneIsNotGoneOnWith() throws IOException {
        Cities.in(folder, "secret").next(SIZE);
        assertThat(Cities.in(folder, "made anew by a reset").next(SIZE).city().name()).isEqualTo("c2");
    }
}
