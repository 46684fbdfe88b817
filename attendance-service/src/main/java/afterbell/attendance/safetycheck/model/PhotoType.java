package afterbell.attendance.safetycheck.model;

import java.util.Arrays;
import java.util.Optional;

/** What a photo may be. A file is what its first bytes say, whatever its name or its sender says. */
public enum PhotoType {
    JPEG("image/jpeg", "jpg", new int[]{0xFF, 0xD8, 0xFF}),
    PNG("image/png", "png", new int[]{0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});

    private final String mediaType;
    private final String ending;
    private final int[] start;

    PhotoType(String mediaType, String ending, int[] start) {
        this.mediaType = mediaType;
        this.ending = ending;
        this.start = start;
    }

    /** @return empty when the file is none of these */
    public static Optional<PhotoType> of(byte[] file) {
        return Arrays.stream(values()).filter(type -> type.begins(file)).findFirst();
    }

    private boolean begins(byte[] file) {
        if (file.length <= start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((file[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Of a file's name. */
    public String ending() {
        return ending;
    }
}
