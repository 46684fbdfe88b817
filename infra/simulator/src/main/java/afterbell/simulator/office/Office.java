package afterbell.simulator.office;

import java.io.IOException;

import com.sun.net.httpserver.HttpExchange;

/** One office among those that the process stands in for. */
interface Office {
    /** The first part of its addresses, such as {@code /record-queries}. */
    String path();

    /** Answers one request whose sender has shown the services' key. */
    void answer(HttpExchange exchange) throws IOException;
}
