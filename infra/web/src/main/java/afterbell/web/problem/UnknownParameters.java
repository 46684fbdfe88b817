package afterbell.web.problem;

import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.MethodParameter;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Refuses a query parameter that the handler does not know: a misspelt filter must not look like one that matched
 * everything. Handlers that take a map or a model attribute decide for themselves.
 */
final class UnknownParameters implements HandlerInterceptor {

    /** Stands for a handler that takes any parameter. */
    private static final Set<String> ANY = Set.of("*");

    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var query = request.getQueryString();
        if (query == null || query.isEmpty() || !(handler instanceof HandlerMethod method)
                || !method.getBeanType().getName().startsWith("afterbell.")) {
            return true;
        }
        var names = known.computeIfAbsent(method.getMethod(), ignored -> names(method));
        if (names != ANY) {
            refuseUnknown(parse(query), names);
        }
        return true;
    }

    private static MultiValueMap<String, String> parse(String query) {
        return UriComponentsBuilder.newInstance().query(query).build().getQueryParams();
    }

    private static void refuseUnknown(MultiValueMap<String, String> asked, Set<String> names) {
        for (var name : asked.keySet()) {
            if (!names.contains(name)) {
                var shown = name.length() > 40 ? name.substring(0, 40) : name;
                throw new ProblemException(MvcTranslation.parameter(CommonProblem.UNKNOWN_PARAMETER, shown));
            }
        }
    }

    private static Set<String> names(HandlerMethod method) {
        var names = new HashSet<String>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(ModelAttribute.class)
                    || Map.class.isAssignableFrom(parameter.getParameterType())) {
                return ANY;
            }
            if (parameter.hasParameterAnnotation(RequestParam.class)
                    || parameter.getParameterType().isAnnotationPresent(FromQuery.class)) {
                names.add(ParameterNames.of(parameter));
            }
        }
        return Set.copyOf(names);
    }
}
