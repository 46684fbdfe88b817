package afterbell.embeddedmongo.storage;

import java.util.Arrays;

/** A growing byte string that keys are written into. */
public final class KeyBytes {
    private byte[] bytes = new byte[64];
    private int length;

    public int length() {
        return length;
    }

    public KeyBytes put(int value) {
        ensure(1);
        bytes[length++] = (byte) value;
        return this;
    }

    public KeyBytes putInt(int value) {
        return put(value >>> 24).put(value >>> 16).put(value >>> 8).put(value);
    }

    public KeyBytes putLong(long value) {
        return putInt((int) (value >>> 32)).putInt((int) value);
    }

    public KeyBytes putAll(byte[] more) {
        ensure(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
        return this;
    }

    /** Turns the order of everything written since {@code from} round: a descending key part. */
    void invert(int from) {
        for (int i = from; i < length; i++) {
            bytes[i] = (byte) ~bytes[i];
        }
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
