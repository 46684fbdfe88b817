package afterbell.funding.spending.model;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** What an attachment may be. A file is what its first bytes say, whatever its name or its sender says. */
public enum FileType {
    PDF("application/pdf", "pdf", "255044462d"),
    JPEG("image/jpeg", "jpg", "ffd8ff"),
    PNG("image/png", "png", "89504e470d0a1a0a");

    private final String mediaType;
    private final String ending;
    private final byte[] start;

    FileType(String mediaType, String ending, String start) {
        this.mediaType = mediaType;
        this.ending = ending;
        this.start = HexFormat.of().parseHex(start);
    }

    /** @return empty when the file is none of these */
    public static Optional<FileType> of(byte[] file) {
        return Arrays.stream(values()).filter(type -> type.begins(file)).findFirst();
    }

    private boolean begins(byte[] file) {
        return file.length > start.length && Arrays.equals(file, 0, start.length, start, 0, start.length);
    }

    public String mediaType() {
        return mediaType;
    }

    /** Of a file's name. */
    public String ending() {
        return ending;
    }
}
