package afterbell.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Says which problem an exception of some library means. The first bean with an answer wins. */
@FunctionalInterface
public interface ExceptionTranslation {

    /** @return the problem to answer with, or null when this exception is not known here */
    @Nullable
    Problem translate(Throwable exception, HttpServletRequest request);
}
