package afterbell.messaging.inbox;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/** {@code GET /actuator/projections} shows progress, {@code POST /actuator/projections/{projection}} rebuilds one. */
@Endpoint(id = "projections")
final class ProjectionsEndpoint {
    private final Subscriptions subscriptions;
    private final Rebuilding rebuilding;
    private final Reading reading;

    ProjectionsEndpoint(Subscriptions subscriptions, Rebuilding rebuilding, Reading reading) {
        this.subscriptions = subscriptions;
        this.rebuilding = rebuilding;
        this.reading = reading;
    }

    @ReadOperation
    WebEndpointResponse<Object> list() {
        return ManagementAnswer.of(() -> subscriptions.all().stream().map(rebuilding::progress).toList());
    }

    @WriteOperation
    WebEndpointResponse<Object> rebuild(@Selector String projection) {
        return subscriptions.ofProjection(projection)
                .map(subscription -> ManagementAnswer.of(() -> reading.rebuild(subscription)))
                .orElseGet(() -> ManagementAnswer.unknown(projection));
    }
}
