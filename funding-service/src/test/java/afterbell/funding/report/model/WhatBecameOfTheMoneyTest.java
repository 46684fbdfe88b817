package afterbell.funding.report.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import afterbell.funding.ledger.model.Account;
import afterbell.funding.ledger.model.Category;
import afterbell.funding.ledger.model.Source;
import afterbell.funding.report.model.Cell.Money;
import afterbell.funding.report.model.Cell.Words;
import afterbell.funding.report.model.FundForms.Period;

/** R13, R14: what was there and was received is spent or left. */
class WhatBecameOfTheMoneyTest {
    private static final Period PERIOD = new Period(LocalDate.of(2021, 9, 1), LocalDate.of(2021, 9, 30), true);
    private static final Map<Account, Long> BEFORE = Map.of(Account.outside(Source.DONATION), -500L,
            Account.fund(Source.DONATION), 500L);
    private static final Map<Account, Long> AFTER = Map.of(Account.outside(Source.DONATION), -12_500L,
            Account.fund(Source.DONATION), 9_000L, Account.bound(Source.DONATION, Category.CONSUMABLES), 2_000L,
            Account.spent(Category.CONSUMABLES, Source.DONATION), 1_500L);

    @Test
    void ofEachSourceOpeningAndReceiptsAreSpendingAndRest() {
        var flow = Flow.of(Source.DONATION, BEFORE, AFTER);

        assertThat(flow).isEqualTo(new Flow(500, 12_000, Map.of(Category.CONSUMABLES, 1_500L), 11_000));
        assertThat(flow.openingFen() + flow.receivedFen() - flow.totalSpentFen()).isEqualTo(flow.closingFen());
        assertThat(Flow.of(Source.PARENTS, BEFORE, AFTER).isNothing()).isTrue();
    }

    @Test
    void aStatementSumsUpAndSaysSoInCapitals() {
        var report = FundForms.schoolStatement("s-1", PERIOD, Map.of(Source.DONATION,
                Flow.of(Source.DONATION, BEFORE, AFTER)));

        assertThat(report.tables().getFirst().rows().getLast()).containsExactly(new Words("合计"), new Money(500),
                new Money(12_000), new Money(1_500), new Money(11_000));
        assertThat(report.notes()).contains("收入合计（大写）：人民币壹佰贰拾元整");
    }

    @Test
    void theCityIsTheSumOfItsSchools() {
        var flow = Flow.of(Source.DONATION, BEFORE, AFTER);
        var report = FundForms.citySummary(PERIOD, new TreeMap<>(Map.of("s-1", Map.of(Source.DONATION, flow), "s-2",
                Map.of(Source.DONATION, flow))));

        assertThat(report.tables().getFirst().rows().getLast()).containsExactly(new Words("合计"), new Money(1_000),
                new Money(24_000), new Money(3_000), new Money(22_000));
        assertThat(report.tables().getLast().rows()).hasSize(2);
    }

    @Test
    void aRowHasACellForEachColumn() {
        assertThatThrownBy(() -> new Table("", List.of("a", "b"), List.of(List.of(new Words("x")))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
