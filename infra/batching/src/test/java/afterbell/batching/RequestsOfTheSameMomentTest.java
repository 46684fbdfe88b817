package afterbell.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import afterbell.batching.Batching.Outcome;

class RequestsOfTheSameMomentTest {
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<List<Integer>> exchanges = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch firstMayEnd = new CountDownLatch(1);
    private final Batching<Integer, Integer> doubling = new Batching<>(4, this::exchange);

    @AfterEach
    void end() {
        firstMayEnd.countDown();
        callers.close();
    }

    @Test
    void oneThatComesAloneIsCarriedOutAtOnce() {
        firstMayEnd.countDown();

        assertThat(doubling.ask(3)).isEqualTo(6);
        assertThat(exchanges).containsExactly(List.of(3));
    }

    @Test
    void thoseThatComeWhileOneIsUnderWayAreCarriedOutTogether() throws Exception {
        var answers = whileTheFirstIsUnderWay(List.of(2, 3, 4, 5));
        firstMayEnd.countDown();

        assertThat(valuesOf(answers)).containsExactly(4, 6, 8, 10);
        assertThat(exchanges).hasSize(2);
        assertThat(exchanges.get(1)).containsExactlyInAnyOrder(2, 3, 4, 5);
    }

    @Test
    void anExchangeCarriesNoMoreThanItsLimit() throws Exception {
        var wanted = IntStream.rangeClosed(2, 11).boxed().toList();
        var answers = whileTheFirstIsUnderWay(wanted);
        firstMayEnd.countDown();

        assertThat(valuesOf(answers)).containsExactlyElementsOf(wanted.stream().map(it -> it * 2).toList());
        assertThat(exchanges).allMatch(batch -> batch.size() <= 4);
        assertThat(exchanges.stream().mapToInt(List::size).sum()).isEqualTo(11);
    }

    @Test
    void oneThatFailsFailsAlone() throws Exception {
        var answers = whileTheFirstIsUnderWay(List.of(2, -3, 4));
        firstMayEnd.countDown();

        assertThat(answers.get(0).get()).isEqualTo(4);
        assertThatThrownBy(answers.get(1)::get).isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(IllegalArgumentException.class);
        assertThat(answers.get(2).get()).isEqualTo(8);
    }

    @Test
    void anExchangeThatFailsFailsAllOfItAndNoOther() throws Exception {
        var answers = whileTheFirstIsUnderWay(List.of(0, 2));
        firstMayEnd.countDown();

        for (var answer : answers) {
            assertThatThrownBy(answer::get).hasCauseInstanceOf(ArithmeticException.class);
        }
        assertThat(doubling.ask(7)).isEqualTo(14);
    }

    private List<Future<Integer>> whileTheFirstIsUnderWay(List<Integer> requests) {
        CompletableFuture.supplyAsync(() -> doubling.ask(1), callers);
        await().until(() -> exchanges.size() == 1);
        var answers = new ArrayList<Future<Integer>>();
        for (int i = 0; i < requests.size(); i++) {
            int request = requests.get(i);
            answers.add(callers.submit(() -> doubling.ask(request)));
            int queued = i + 1;
            await().until(() -> doubling.waiting() == queued);
        }
        return answers;
    }

    private static List<Integer> valuesOf(List<Future<Integer>> answers) throws Exception {
        var values = new ArrayList<Integer>();
        for (var answer : answers) {
            values.add(answer.get());
        }
        return values;
    }

    private List<Outcome<Integer>> exchange(List<Integer> requests) {
        exchanges.add(requests);
        if (exchanges.size() == 1) {
            try {
                firstMayEnd.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        if (requests.contains(0)) {
            throw new ArithmeticException("zero");
        }
        return requests.stream()
                .<Outcome<Integer>>map(it -> it < 0
                        ? new Outcome.Failed<>(new IllegalArgumentException())
                        : new Outcome.Answered<>(it * 2))
                .toList();
    }
}
