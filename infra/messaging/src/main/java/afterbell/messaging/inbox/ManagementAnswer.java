package afterbell.messaging.inbox;

import java.util.function.Supplier;

import org.apache.kafka.common.KafkaException;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.dao.DataAccessException;

import afterbell.messaging.Broker.GroupInUseException;
import afterbell.messaging.BrokerException;

/** What an endpoint of the management port answers, refusals included. */
final class ManagementAnswer {
    private static final int CONFLICT = 409;
    private static final int UNAVAILABLE = 503;

    private ManagementAnswer() {}

    /** @param message what is wrong and what to do, in English: read by operators */
    record Refused(String message) {}

    static WebEndpointResponse<Object> of(Supplier<?> work) {
        try {
            return new WebEndpointResponse<>(work.get());
        } catch (GroupInUseException e) {
            return refuse(CONFLICT, e.getMessage() + ": stop the other instances of the service first. Nothing has"
                    + " changed.");
        } catch (NotReadingException e) {
            return refuse(UNAVAILABLE, "Reading has not started yet, the broker is away. Nothing has changed.");
        } catch (BrokerException | KafkaException e) {
            return refuse(UNAVAILABLE, e.getMessage() + ". What was begun is finished when you ask again.");
        } catch (DataAccessException e) {
            return refuse(UNAVAILABLE, "The store is away. What was begun is finished when you ask again.");
        }
    }

    static WebEndpointResponse<Object> unknown(String projection) {
        return new WebEndpointResponse<>(new Refused("There is no projection " + projection),
                WebEndpointResponse.STATUS_NOT_FOUND);
    }

    private static WebEndpointResponse<Object> refuse(int status, String message) {
        return new WebEndpointResponse<>(new Refused(message), status);
    }

    /** The readers have not been started, or are stopped for good. */
    static final class NotReadingException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
