package afterbell.enrollment.rosterfile.model;

import java.util.regex.Pattern;

/** Text that a spreadsheet would take for a formula; it is reported, never evaluated. */
public final class FormulaLike {
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9][0-9 .-]*");

    private FormulaLike() {}

    /** Numbers and telephone numbers such as +86 138… are none. */
    public static boolean is(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 && !NUMBER.matcher(text).matches();
    }
}
