package afterbell.staffing.rota.model;

import afterbell.staffing.rota.model.RotaEvent.Reason;

/** A duty that the school has not taken off the rota itself: the clearance ended. The school has to be told. */
public record Lost(Duty duty, Reason reason) {}
