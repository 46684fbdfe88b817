package afterbell.staffing.shortfall.outbox;

import afterbell.contracts.staffing.rota.v1.ServiceSlot;
import afterbell.contracts.staffing.rota.v1.Shortfall;
import afterbell.contracts.staffing.rota.v1.Slot;
import afterbell.contracts.staffing.rota.v1.StaffShortfallOver;
import afterbell.contracts.staffing.rota.v1.StaffShortfallPredicted;
import afterbell.messaging.outbox.Outgoing;
import afterbell.staffing.shortfall.model.Forecast.Event;
import afterbell.staffing.shortfall.model.Forecast.Event.Over;
import afterbell.staffing.shortfall.model.Forecast.Event.Predicted;

/** Tells of shortfalls in the words of the contract. */
public final class ShortfallFacts {
    private ShortfallFacts() {}

    public static Outgoing toPublish(Event event) {
        return switch (event) {
            case Predicted(String schoolId, var shortfalls) -> new Outgoing(schoolId,
                    new StaffShortfallPredicted(schoolId, shortfalls.stream()
                            .map(it -> new Shortfall(it.date(), Slot.valueOf(it.slot().name()), it.expected(),
                                    it.needed(), it.assigned()))
                            .toList()));
            case Over(String schoolId, var shifts) -> new Outgoing(schoolId, new StaffShortfallOver(schoolId, shifts
                    .stream()
                    .map(it -> new ServiceSlot(it.date(), Slot.valueOf(it.slot().name())))
                    .toList()));
        };
    }
}
