package afterbell.attendance.live.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

import afterbell.attendance.live.LiveStreams;

/** Server-sent events on their way to one reader, each flushed at once. */
final class EventStream implements LiveStreams.Out {
    static final String TYPE = "text/event-stream";
    private static final int RECONNECT_MILLIS = 2_000;

    private final HttpServletResponse response;
    private final OutputStream body;
    private final JsonMapper json;

    EventStream(HttpServletResponse response, JsonMapper json) throws IOException {
        this.response = response;
        this.json = json;
        response.setContentType(TYPE + ";charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        // What stands before a gateway often collects answers before it passes them on.
        response.setHeader("X-Accel-Buffering", "no");
        this.body = response.getOutputStream();
        write("retry: " + RECONNECT_MILLIS + "\n\n");
    }

    @Override
    public void send(String event, String id, Object data) throws IOException {
        String name = id.isEmpty() ? "" : "id: " + id + "\n";
        write(name + "event: " + event + "\ndata: " + json.writeValueAsString(data) + "\n\n");
    }

    @Override
    public void keepAlive() throws IOException {
        write(": \n\n");
    }

    private void write(String text) throws IOException {
        body.write(text.getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
    }
}
