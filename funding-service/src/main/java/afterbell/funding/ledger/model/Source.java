package afterbell.funding.ledger.model;

/** Whose money it is (R13). */
public enum Source {
    CITY_FINANCE,
    TRADE_UNION,
    TOWNSHIP,
    DONATION,
    PARENTS
}
