package afterbell.embeddedmongo.storage;

import java.util.Arrays;

/** Keys from {@code from} (inclusive) to {@code to} (exclusive). */
public record KeyRange(byte[] from, byte[] to) {

    /** Every key that begins with these bytes. */
    public static KeyRange startingWith(byte[] prefix) {
        return new KeyRange(prefix, after(prefix));
    }

    /** The first key that is behind every key beginning with these bytes. */
    public static byte[] after(byte[] prefix) {
        byte[] next = prefix.clone();
        for (int i = next.length - 1; i >= 0; i--) {
            if (next[i] != (byte) 0xFF) {
                next[i]++;
                return Arrays.copyOf(next, i + 1);
            }
        }
        throw new IllegalArgumentException("Nothing lies behind these bytes");
    }

    public boolean isEmpty() {
        return Arrays.compareUnsigned(from, to) >= 0;
    }
}
