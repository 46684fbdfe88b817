package afterbell.funding.report.model;

/** Amounts as forms of money need them, in capital numerals that cannot be altered by a stroke. */
public final class ChineseCapitals {
    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
    private static final String[] PLACES = {"", "拾", "佰", "仟"};
    private static final String[] GROUPS = {"", "万", "亿"};
    private static final int GROUP = 10_000;
    /** A million million yuan. */
    private static final long TOO_MUCH_FEN = 100_000_000_000_000L;

    private ChineseCapitals() {}

    /**
     * @param fen may be negative
     * @return for example 壹佰贰拾伍元整, 壹仟零捌元伍角整, 零元整, 伍分
     * @throws IllegalArgumentException from a million million yuan on
     */
    public static String of(long fen) {
        if (fen <= -TOO_MUCH_FEN || fen >= TOO_MUCH_FEN) {
            throw new IllegalArgumentException("No form has room for " + fen);
        }
        return fen < 0 ? "负" + positive(-fen) : positive(fen);
    }

    private static String positive(long fen) {
        long yuan = fen / 100;
        int jiao = (int) (fen / 10 % 10);
        int cents = (int) (fen % 10);
        if (jiao == 0 && cents == 0) {
            return yuan(yuan) + "元整";
        }
        var text = new StringBuilder(yuan == 0 ? "" : yuan(yuan) + "元");
        if (jiao > 0) {
            text.append(digit(jiao)).append('角');
        } else if (yuan > 0) {
            text.append('零');
        }
        return text.append(cents > 0 ? digit(cents) + "分" : "整").toString();
    }

    private static String yuan(long yuan) {
        if (yuan == 0) {
            return "零";
        }
        var text = new StringBuilder();
        boolean skipped = false;
        for (int group = GROUPS.length - 1; group >= 0; group--) {
            int value = (int) (yuan / (long) Math.pow(GROUP, group) % GROUP);
            if (value == 0) {
                skipped = true;
                continue;
            }
            boolean gap = !text.isEmpty() && (skipped || value < GROUP / 10);
            text.append(gap ? "零" : "").append(group(value)).append(GROUPS[group]);
            skipped = false;
        }
        return text.toString();
    }

    private static String group(int value) {
        var text = new StringBuilder();
        boolean gap = false;
        for (int place = PLACES.length - 1; place >= 0; place--) {
            int figure = value / (int) Math.pow(10, place) % 10;
            if (figure == 0) {
                gap = !text.isEmpty();
                continue;
            }
            text.append(gap ? "零" : "").append(digit(figure)).append(PLACES[place]);
            gap = false;
        }
        return text.toString();
    }

    private static char digit(int figure) {
        return DIGITS.charAt(figure);
    }
}
