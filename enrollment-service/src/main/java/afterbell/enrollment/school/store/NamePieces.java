package afterbell.enrollment.school.store;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** A name cut into pieces of two characters, so that an index finds it by any part of at least two. */
final class NamePieces {
    static final int SHORTEST = 2;

    private NamePieces() {}

    /** One spelling: full-width as ordinary, small, without blanks. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
    }

    static List<String> of(String name) {
        String plain = plain(name);
        return IntStream.range(0, Math.max(0, plain.length() - 1))
                .mapToObj(i -> plain.substring(i, i + SHORTEST))
                .distinct()
                .toList();
    }
}
