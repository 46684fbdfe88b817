package afterbell.enrollment.rosterfile.model;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Grades as rosters write them: 03, 3, 三年级, 小学三年级. */
public final class Grades {
    private static final Pattern DIGITS = Pattern.compile("(?:小学)?0?([1-6])(?:年级)?");
    private static final Pattern WORDS = Pattern.compile("(?:小学)?([一二三四五六])(?:年级)?");
    private static final String ONE_TO_SIX = "一二三四五六";

    private Grades() {}

    /** @return 1 to 6; empty for anything else */
    public static OptionalInt parse(String text) {
        var digits = DIGITS.matcher(text.strip());
        if (digits.matches()) {
            return OptionalInt.of(Integer.parseInt(digits.group(1)));
        }
        var words = WORDS.matcher(text.strip());
        return words.matches()
                ? OptionalInt.of(1 + ONE_TO_SIX.indexOf(words.group(1)))
                : OptionalInt.empty();
    }
}
