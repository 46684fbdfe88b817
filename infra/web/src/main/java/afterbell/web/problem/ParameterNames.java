package afterbell.web.problem;

import org.jspecify.annotations.Nullable;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The name a caller knows a handler's parameter by. */
final class ParameterNames {

    private static final DefaultParameterNameDiscoverer DISCOVERER = new DefaultParameterNameDiscoverer();

    private ParameterNames() {}

    static String of(MethodParameter parameter) {
        var named = annotated(parameter);
        if (named != null && !named.isEmpty()) {
            return named;
        }
        parameter.initParameterNameDiscovery(DISCOVERER);
        var name = parameter.getParameterName();
        return name == null ? "argument " + parameter.getParameterIndex() : name;
    }

    private static @Nullable String annotated(MethodParameter parameter) {
        var query = parameter.getParameterAnnotation(RequestParam.class);
        if (query != null) {
            return query.name().isEmpty() ? query.value() : query.name();
        }
        var fixed = parameter.getParameterType().getAnnotation(FromQuery.class);
        if (fixed != null) {
            return fixed.value();
        }
        var path = parameter.getParameterAnnotation(PathVariable.class);
        if (path != null) {
            return path.name().isEmpty() ? path.value() : path.name();
        }
        var header = parameter.getParameterAnnotation(RequestHeader.class);
        if (header != null) {
            return header.name().isEmpty() ? header.value() : header.name();
        }
        return null;
    }
}
