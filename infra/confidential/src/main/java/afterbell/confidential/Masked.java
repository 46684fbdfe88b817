package afterbell.confidential;

/** How a number is shown to people who may know that it is the right one. */
final class Masked {
    private static final int SHOWN = 4;

    private Masked() {}

    static String of(String number) {
        var hidden = number.length() - 2 * SHOWN;
        return number.substring(0, SHOWN) + "*".repeat(hidden) + number.substring(number.length() - SHOWN);
    }
}
