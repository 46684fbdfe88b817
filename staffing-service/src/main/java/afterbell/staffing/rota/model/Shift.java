package afterbell.staffing.rota.model;

import java.time.LocalDate;

import afterbell.staffing.place.model.Slot;

/** One slot of one day. */
public record Shift(LocalDate date, Slot slot) {}
