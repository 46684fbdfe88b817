package afterbell.simulator.files;

/**
 * A file for upload.
 *
 * @param name with its ending
 * @param rows pupils in it
 */
public record RosterFile(String name, String contentType, byte[] bytes, int rows) {}
