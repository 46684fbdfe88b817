package afterbell.embeddedmongo.bench;

import java.util.Locale;

/**
 * One measured figure beside a yardstick of the same run.
 *
 * @param name what was measured
 * @param unit of value and yardstick
 * @param yardstick the same, measured on the other side
 * @param ratio value by yardstick
 * @param goal the ratio that is asked for
 * @param atLeast whether the ratio shall reach the goal, rather than stay below it
 */
public record Figure(String name, double value, String unit, double yardstick, double ratio, double goal,
        boolean atLeast) {

    static Figure faster(String name, double perSecond, double yardstick, double goal) {
        return new Figure(name, perSecond, "per second", yardstick, perSecond / yardstick, goal, true);
    }

    public boolean holds() {
        return atLeast ? ratio >= goal : ratio <= goal;
    }

    /** The one line that is printed. */
    public String line() {
        return String.format(Locale.ROOT, "%-52s %,12.1f %s  yardstick %,12.1f  ratio %,9.1f  goal %s %.1f  %s", name,
                value,
                unit, yardstick, ratio, atLeast ? ">=" : "<=", goal, holds() ? "holds" : "short");
    }
}
