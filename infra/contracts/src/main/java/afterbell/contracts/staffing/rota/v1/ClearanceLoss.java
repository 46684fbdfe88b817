package afterbell.contracts.staffing.rota.v1;

/** Why a worker who was not barred is no longer cleared. */
public enum ClearanceLoss {
    SUSPENDED,
    INSTITUTION_NOT_ACCEPTED,
    HIRING_ENDED
}
