package afterbell.local.bench;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * One measured figure.
 *
 * @param name what was measured
 * @param value how much
 * @param unit of the value
 * @param yardstick what the same run compares it with, in words with its own value; empty where there is nothing
 * @param ratio value to yardstick, where there is one
 * @param goal what it must reach, in words
 * @param holds whether it does
 */
public record Figure(
        String name,
        double value,
        String unit,
        String yardstick,
        @Nullable Double ratio,
        String goal,
        boolean holds) {

    /** A figure that must not be above its goal. */
    public static Figure atMost(String name, double value, String unit, double goal) {
        return new Figure(name, value, unit, "", null, "<= " + plain(goal) + " " + unit, value <= goal);
    }

    /** The same figure beside a yardstick of the same run. */
    public Figure beside(String what, double measure) {
        return new Figure(name, value, unit, what + " " + plain(measure), value / measure, goal, holds);
    }

    /** One line: name, value, unit, yardstick, ratio, goal, {@code holds} or {@code short}. */
    public String line() {
        return "%-44s %12s %-10s | %-38s | %8s | %-16s | %s".formatted(name, plain(value), unit,
                yardstick.isEmpty() ? "-" : yardstick, ratio == null ? "-" : plain(ratio) + "x", goal,
                holds ? "holds" : "short");
    }

    static String plain(double number) {
        return number >= 100 || number == Math.rint(number)
                ? String.format(Locale.ROOT, "%.0f", number)
                : String.format(Locale.ROOT, "%.2f", number);
    }
}
