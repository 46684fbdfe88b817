package afterbell.funding.budget.store;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.stereotype.Repository;

import afterbell.funding.budget.model.Appropriation;
import afterbell.funding.budget.model.Budget;
import afterbell.funding.budget.model.Budget.Key;
import afterbell.funding.budget.model.Orders;
import afterbell.funding.ledger.model.Category;
import afterbell.funding.ledger.model.Source;
import afterbell.messaging.CollectionIndexes;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/**
 * What is set aside for each fiscal year, one document for the city and one for each school, and what was ordered of
 * it.
 */
@Repository
public class Budgets {
    static final String COLLECTION = "budgets";
    private static final int IN_PAGE = 500;

    private final AggregateStore<BudgetDocument> budgets;
    private final AggregateStore<OrdersDocument> orders;

    Budgets(AggregateStores stores) {
        this.budgets = stores.of(COLLECTION, BudgetDocument.class);
        this.orders = stores.of("budget-orders", OrdersDocument.class);
    }

    @Configuration(proxyBeanMethods = false)
    static class Indexes {
        @Bean
        CollectionIndexes indexesOfBudgets() {
            return CollectionIndexes.of(COLLECTION,
                    new Index().named("of-year").on("s.y", Direction.ASC).on("_id", Direction.ASC));
        }
    }

    record BudgetDocument(@Field("y") int fiscalYear, @Field("sc") @Nullable String schoolId,
            @Field("a") List<AppropriationDocument> appropriations) {
        static BudgetDocument of(Budget budget) {
            return new BudgetDocument(budget.key().fiscalYear(), budget.key().schoolId().orElse(null),
                    budget.appropriations()
                            .stream()
                            .map(it -> new AppropriationDocument(it.appropriationId(), it.source(), it.purpose(),
                                    it.amountFen(), it.reason(), it.by(), it.at()))
                            .toList());
        }

        Budget toBudget() {
            return new Budget(new Key(fiscalYear, Optional.ofNullable(schoolId)),
                    appropriations.stream().map(AppropriationDocument::toAppropriation).toList());
        }
    }

    record AppropriationDocument(@Field("i") String appropriationId, @Field("s") Source source,
            @Field("p") @Nullable Category purpose, @Field("a") long amountFen, @Field("r") String reason,
            @Field("b") String by, @Field("at") Instant at) {
        Appropriation toAppropriation() {
            return new Appropriation(appropriationId, source, purpose, amountFen, reason, by, at);
        }
    }

    record OrdersDocument(@Field("y") int fiscalYear, @Field("o") List<OrderDocument> orders) {
        Orders toOrders() {
            var amounts = new TreeMap<String, Long>();
            orders.forEach(it -> amounts.put(it.disbursementId(), it.amountFen()));
            return new Orders(fiscalYear, amounts);
        }
    }

    record OrderDocument(@Field("i") String disbursementId, @Field("a") long amountFen) {}

    public Versioned<Budget> load(Key key) {
        return budgets.find(key.value())
                .map(found -> found.map(BudgetDocument::toBudget))
                .orElseGet(() -> Versioned.fresh(key.value(), Budget.empty(key)));
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if it has changed meanwhile */
    public void save(Versioned<Budget> before, Budget next) {
        budgets.save(before, BudgetDocument.of(next), List.of());
    }

    /** @return what city and schools together were set aside, by source in fen */
    public Map<Source, Long> appropriatedFen(int fiscalYear) {
        var sums = new EnumMap<Source, Long>(Source.class);
        var page = ofYear(fiscalYear, "");
        while (!page.isEmpty()) {
            page.forEach(budget -> budget.state()
                    .toBudget()
                    .appropriations()
                    .forEach(it -> sums.merge(it.source(), it.amountFen(), Math::addExact)));
            page = ofYear(fiscalYear, page.getLast().id());
        }
        return sums;
    }

    private List<Versioned<BudgetDocument>> ofYear(int fiscalYear, String after) {
        return budgets.find(Filters.and(Filters.eq("s.y", fiscalYear), Filters.gt("_id", after)),
                Sorts.ascending("_id"), IN_PAGE);
    }

    public Versioned<Orders> orders(int fiscalYear) {
        var id = Integer.toString(fiscalYear);
        return orders.find(id)
                .map(found -> found.map(OrdersDocument::toOrders))
                .orElseGet(() -> Versioned.fresh(id, new Orders(fiscalYear, new TreeMap<>())));
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if somebody has ordered meanwhile */
    public void saveOrders(Versioned<Orders> before, Orders next) {
        orders.save(before, new OrdersDocument(next.fiscalYear(), next.amountFen()
                .entrySet()
                .stream()
                .map(it -> new OrderDocument(it.getKey(), it.getValue()))
                .toList()), List.of());
    }
}
