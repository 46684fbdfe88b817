package afterbell.web.problem;

import com.mongodb.MongoException;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoExceptionTranslator;

/** The store's refusals as its driver throws them, where nobody has put them into Spring's words. */
final class DriverTranslation implements ExceptionTranslation {

    private final MongoExceptionTranslator spring = new MongoExceptionTranslator();
    private final StoreTranslation store = new StoreTranslation();

    @Override
    public @Nullable Problem translate(Throwable exception, HttpServletRequest request) {
        if (exception instanceof MongoException thrown) {
            var translated = spring.translateExceptionIfPossible(thrown);
            return translated == null ? null : store.translate(translated, request);
        }
        return null;
    }
}
