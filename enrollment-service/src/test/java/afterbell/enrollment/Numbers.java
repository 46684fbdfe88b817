package afterbell.enrollment;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Pupil numbers with right check characters, of children that do not exist. */
public final class Numbers {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final AtomicInteger NEXT = new AtomicInteger(ThreadLocalRandom.current().nextInt(1_000_000));

    private Numbers() {}

    /** A citizen id that no other call gives. */
    public static String citizenId() {
        int n = NEXT.incrementAndGet();
        return withCheck("370102%04d%02d%02d%03d".formatted(1950 + n % 60, 1 + n / 60 % 12, 1 + n / 720 % 28,
                n / 20_160 % 1_000));
    }

    public static String pupilNumber() {
        return "G" + citizenId();
    }

    /** A temporary number: L, area, birth date, four random digits. */
    public static String temporaryNumber() {
        int n = NEXT.incrementAndGet();
        return "L370102201%d%02d%02d%04d".formatted(n % 5, 1 + n / 5 % 12, 1 + n / 60 % 28, n / 1_680 % 10_000);
    }

    /** The same number with another check character. */
    public static String broken(String number) {
        char last = number.charAt(number.length() - 1);
        return number.substring(0, number.length() - 1) + (last == '1' ? '2' : '1');
    }

    private static String withCheck(String body) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (body.charAt(i) - '0') * WEIGHTS[i];
        }
        return body + "10X98765432".charAt(sum % 11);
    }
}
