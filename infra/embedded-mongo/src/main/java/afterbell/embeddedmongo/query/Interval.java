package afterbell.embeddedmongo.query;

import java.util.Arrays;

import afterbell.embeddedmongo.storage.KeyBytes;
import afterbell.embeddedmongo.storage.KeyRange;

/**
 * Encoded values of one key part from {@code low} (inclusive) to {@code high} (exclusive), ascending.
 *
 * @param point whether it holds a single value, {@code low}
 */
record Interval(byte[] low, byte[] high, boolean point) {

    static Interval point(byte[] value) {
        return new Interval(value, KeyRange.after(value), true);
    }

    static Interval bracket(int bracket) {
        return new Interval(new byte[]{(byte) bracket}, new byte[]{(byte) (bracket + 1)}, false);
    }

    /** What both hold; possibly nothing. */
    Interval and(Interval other) {
        return new Interval(Arrays.compareUnsigned(low, other.low) >= 0 ? low : other.low,
                Arrays.compareUnsigned(high, other.high) <= 0 ? high : other.high, false);
    }

    boolean isEmpty() {
        return Arrays.compareUnsigned(low, high) >= 0;
    }

    /** The keys of these values behind {@code prefix}, in a part that is kept ascending or descending. */
    KeyRange behind(byte[] prefix, boolean ascending) {
        return ascending ? new KeyRange(join(prefix, low), join(prefix, high))
                : new KeyRange(join(prefix, KeyRange.after(inverted(high))),
                        join(prefix, KeyRange.after(inverted(low))));
    }

    /** The key's bytes when this is a point. */
    byte[] pointBehind(byte[] prefix, boolean ascending) {
        return join(prefix, ascending ? low : inverted(low));
    }

    private static byte[] inverted(byte[] bytes) {
        byte[] turned = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            turned[i] = (byte) ~bytes[i];
        }
        return turned;
    }

    private static byte[] join(byte[] first, byte[] second) {
        return new KeyBytes().putAll(first).putAll(second).toBytes();
    }
}
