package afterbell.gateway.route;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.BooleanSupplier;

import jakarta.servlet.http.HttpServletRequest;

/** A service's answer on its way through; when it ends before its end, {@link BrokenAnswers} is told. */
final class AnswerBody extends FilterInputStream {

    private final HttpServletRequest request;
    private final long end;
    private final BooleanSupplier stop;
    private long left;

    /** @param stop asked after each read, whether the answer is to be broken off */
    AnswerBody(InputStream body, long bytes, Duration time, BooleanSupplier stop, HttpServletRequest request) {
        super(body);
        this.stop = stop;
        this.left = bytes;
        this.end = System.nanoTime() + time.toNanos();
        this.request = request;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            var read = super.read(buffer, offset, length);
            left -= Math.max(0, read);
            if (left < 0) {
                throw new IOException("The answer is longer than allowed");
            }
            if (System.nanoTime() - end > 0) {
                throw new IOException("The answer takes longer than allowed");
            }
            if (stop.getAsBoolean()) {
                throw new IOException("The gateway ends");
            }
            return read;
        } catch (IOException broken) {
            BrokenAnswers.mark(request);
            throw new AnswerBroken(broken);
        }
    }
}
