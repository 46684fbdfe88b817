package afterbell.funding.ledger.model;

import java.util.Arrays;
import java.util.Optional;

/** What a school may spend the fund on (R14). There is no sixth. */
public enum Category {
    LABOUR_FEES,
    EXTERNAL_TEACHERS,
    CONSUMABLES,
    ACTIVITY_COURSES,
    OTHER_SERVICE_COSTS;

    public static Optional<Category> named(String name) {
        return Arrays.stream(values()).filter(it -> it.name().equals(name)).findFirst();
    }
}
