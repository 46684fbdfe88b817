package afterbell.simulator.api;

/**
 * A file that is sent as the only part of a form, {@code file}.
 *
 * @param name with its ending
 */
public record Upload(String name, String contentType, byte[] bytes) {}
