package afterbell.web.problem;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the problem that an exception means; one that nobody knows is a fault, logged here and told to nobody. */
final class Faults {

    private static final Logger log = LoggerFactory.getLogger(Faults.class);

    private final List<ExceptionTranslation> translations;

    Faults(List<ExceptionTranslation> translations) {
        this.translations = List.copyOf(translations);
    }

    Problem problemOf(Throwable thrown, HttpServletRequest request) {
        for (var translation : translations) {
            var problem = translation.translate(thrown, request);
            if (problem != null) {
                if (problem.code().status().is5xxServerError()) {
                    log.warn("{} is answered {}", request.getMethod(), problem.code().code(), thrown);
                }
                return problem;
            }
        }
        log.error("Unexpected fault", thrown);
        return Problem.of(CommonProblem.INTERNAL_ERROR);
    }
}
