package afterbell.web.problem;

import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** The two languages people are answered in, chosen by {@code Accept-Language}; Chinese when neither is asked for. */
public final class Languages {

    public static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;
    public static final Locale ENGLISH = Locale.ENGLISH;

    private static final int MAX_HEADER = 200;

    private Languages() {}

    public static Locale of(HttpServletRequest request) {
        return of(request.getHeader("Accept-Language"));
    }

    static Locale of(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank() || acceptLanguage.length() > MAX_HEADER) {
            return CHINESE;
        }
        for (var range : ranges(acceptLanguage)) {
            if (range.getWeight() > 0) {
                var language = range.getRange().split("-", 2)[0];
                if (language.equals("en")) {
                    return ENGLISH;
                }
                if (language.equals("zh") || language.equals("*")) {
                    return CHINESE;
                }
            }
        }
        return CHINESE;
    }

    private static List<Locale.LanguageRange> ranges(String header) {
        try {
            return Locale.LanguageRange.parse(header);
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
    }
}
