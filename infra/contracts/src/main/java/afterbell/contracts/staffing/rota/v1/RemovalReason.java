package afterbell.contracts.staffing.rota.v1;

/** Why a duty was taken away. */
public enum RemovalReason {
    BARRED,
    CLEARANCE_EXPIRED,
    ROTA_CHANGED
}
