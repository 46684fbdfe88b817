package afterbell.messaging.inbox;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/** {@code GET /actuator/parked} lists parked records, {@code POST /actuator/parked/{projection}} replays them. */
@Endpoint(id = "parked")
final class ParkedEndpoint {
    private final Subscriptions subscriptions;
    private final ParkedRecords parked;

    ParkedEndpoint(Subscriptions subscriptions, ParkedRecords parked) {
        this.subscriptions = subscriptions;
        this.parked = parked;
    }

    @ReadOperation
    WebEndpointResponse<Object> list() {
        return ManagementAnswer
                .of(() -> subscriptions.all().stream().flatMap(each -> parked.of(each).stream()).toList());
    }

    @WriteOperation
    WebEndpointResponse<Object> replay(@Selector String projection) {
        return subscriptions.ofProjection(projection)
                .map(subscription -> ManagementAnswer.of(() -> parked.replay(subscription)))
                .orElseGet(() -> ManagementAnswer.unknown(projection));
    }
}
