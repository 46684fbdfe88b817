package afterbell.funding.budget.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import afterbell.funding.budget.model.Budget.Key;
import afterbell.funding.budget.model.Budget.Outcome.Added;
import afterbell.funding.budget.model.Budget.Outcome.Full;
import afterbell.funding.budget.model.Budget.Outcome.OtherContent;
import afterbell.funding.budget.model.Budget.Outcome.Stands;
import afterbell.funding.budget.model.Commitment.Said;
import afterbell.funding.budget.model.Commitment.Stage;
import afterbell.funding.budget.model.Orders.Outcome.Beyond;
import afterbell.funding.budget.model.Orders.Outcome.Reserved;
import afterbell.funding.ledger.model.Category;
import afterbell.funding.ledger.model.Source;
import afterbell.funding.servedday.model.Semester;

/** R13, R17. */
class WhatIsLeftOfABudgetTest {
    private static final Budget EMPTY = Budget.empty(Key.ofCity(2022));
    private static final Orders NO_ORDERS = new Orders(2022, new TreeMap<>());

    @Test
    void whatIsSetAsideLaterIsAddedAndNothingChanges() {
        var first = added(EMPTY, of("a-1", Source.CITY_FINANCE, 10_000));
        var second = added(first, of("a-2", Source.CITY_FINANCE, 500));

        assertThat(second.amountFen(Source.CITY_FINANCE)).isEqualTo(10_500);
        assertThat(second.amountFen(Source.TOWNSHIP)).isZero();
        assertThat(second.add(of("a-1", Source.CITY_FINANCE, 10_000))).isInstanceOf(Stands.class);
        assertThat(second.add(of("a-1", Source.CITY_FINANCE, 10_001))).isEqualTo(new OtherContent());
        assertThat(second.add(new Appropriation("a-1", Source.CITY_FINANCE, Category.CONSUMABLES, 10_000, "budget",
                "finance", Instant.EPOCH))).isEqualTo(new OtherContent());
    }

    @Test
    void aBudgetHasALimit() {
        var budget = EMPTY;
        for (int i = 0; i < Budget.MOST; i++) {
            budget = added(budget, of("a-" + i, Source.DONATION, 1));
        }
        assertThat(budget.add(of("more", Source.DONATION, 1))).isEqualTo(new Full());
    }

    @Test
    void nothingIsOrderedBeyondTheAppropriationUntilThereIsMore() {
        var orders = ((Reserved) NO_ORDERS.reserve("s-1:2021-autumn", 6_000, 10_000)).orders();

        assertThat(orders.reserve("s-2:2021-autumn", 4_001, 10_000)).isEqualTo(new Beyond(4_000));
        assertThat(orders.reserve("s-2:2021-autumn", 4_000, 10_000)).isInstanceOf(Reserved.class);
        assertThat(orders.reserve("s-2:2021-autumn", 4_001, 10_001)).isInstanceOf(Reserved.class);
        assertThat(orders.reserve("s-1:2021-autumn", 6_000, 1)).isEqualTo(new Orders.Outcome.Stands());
    }

    @Test
    void withoutABudgetNothingIsRefused() {
        assertThat(NO_ORDERS.reserve("s-1:2021-autumn", 6_000, 0)).isInstanceOf(Reserved.class);
    }

    @Test
    void anApprovedClaimIsOwedUntilItIsPaid() {
        var approved = new Said(3, Stage.OWED, 700);
        assertThat(new Commitment(new Said(2, Stage.OPEN, 0), Said.NOTHING).owedFen()).isZero();
        assertThat(new Commitment(approved, Said.NOTHING).owedFen()).isEqualTo(700);
        assertThat(new Commitment(approved, new Said(1, Stage.OWED, 700)).owedFen()).isEqualTo(700);
        assertThat(new Commitment(approved, new Said(2, Stage.PAID, 700)).owedFen()).isZero();
    }

    @Test
    void theNewestFactHoldsInWhateverOrderAndHoweverOften() {
        var facts = List.of(new Said(1, Stage.OPEN, 0), new Said(2, Stage.OWED, 700), new Said(3, Stage.OPEN, 0),
                new Said(4, Stage.OWED, 900));
        var random = new Random(7);
        for (int i = 0; i < 100; i++) {
            var delivered = new ArrayList<>(facts);
            delivered.addAll(facts.subList(0, random.nextInt(4)));
            Collections.shuffle(delivered, random);
            assertThat(delivered.stream().reduce(Said.NOTHING, Said::or)).isEqualTo(facts.getLast());
        }
    }

    @Test
    void aSemesterIsChargedToTheYearInWhichItEnds() {
        assertThat(Commitment.fiscalYearOf(Semester.parse("2021-autumn").orElseThrow())).isEqualTo(2022);
        assertThat(Commitment.fiscalYearOf(Semester.parse("2022-spring").orElseThrow())).isEqualTo(2022);
    }

    private static Budget added(Budget budget, Appropriation appropriation) {
        return ((Added) budget.add(appropriation)).budget();
    }

    private static Appropriation of(String id, Source source, long amountFen) {
        return new Appropriation(id, source, null, amountFen, "budget", "finance", Instant.EPOCH);
    }
}
