package afterbell.web.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

import afterbell.testing.Tokens;

@Service
class ListsIT {

    private final Api api;
    private final String token = Tokens.of("teacher-1");

    ListsIT(@LocalServerPort int port) {
        this.api = new Api(port);
    }

    @Test
    void aPageHoldsAHundredUnlessTold() {
        var page = api.get("/api/example/v1/numbers", token);
        assertThat(page.json().path("items").size()).isEqualTo(100);
        assertThat(api.get("/api/example/v1/numbers?limit=1000", token).json().path("items").size()).isEqualTo(1_000);
    }

    @Test
    void followingTheLinksShowsEveryItemOnce() {
        var seen = new ArrayList<Integer>();
        String next = "/api/example/v1/numbers?size=250&limit=100";
        while (next != null) {
            var page = api.get(next, token);
            page.json().path("items").forEach(it -> seen.add(it.asInt()));
            var link = page.header("Link");
            assertThat(link == null).isEqualTo(page.json().path("next").isMissingNode());
            next = link == null ? null : link.substring(1, link.indexOf('>'));
        }
        assertThat(seen).isEqualTo(IntStream.range(0, 250).boxed().toList());
    }
}
