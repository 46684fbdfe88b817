package afterbell.funding.report.rendering;

import java.math.BigDecimal;

/** How cells are written. */
final class Cells {
    private static final String FORMULA_STARTS = "=+-@\t\r＝＋－＠";

    private Cells() {}

    /** @return the text with an apostrophe before it where a spreadsheet would take it for a formula */
    static String safe(String text) {
        return text.isEmpty() || FORMULA_STARTS.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }

    /** @return in yuan, with two decimals */
    static BigDecimal yuan(long fen) {
        return BigDecimal.valueOf(fen, 2);
    }
}
