package afterbell.contracts.funding.ledger.v1;

/** Whose money it is (R13). */
public enum Source {
    CITY_FINANCE,
    TRADE_UNION,
    TOWNSHIP,
    DONATION,
    PARENTS
}
