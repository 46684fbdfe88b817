package afterbell.web.problem;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingMatrixVariableException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** What Spring MVC refuses before or around a handler. */
final class MvcTranslation implements ExceptionTranslation {

    @Override
    public @Nullable Problem translate(Throwable exception, HttpServletRequest request) {
        return switch (exception) {
            case ProblemException refused -> refused.problem();
            case HttpMessageNotReadableException unreadable -> BodyProblems.of(unreadable);
            case MethodArgumentNotValidException invalid -> ValidationProblems.of(invalid.getBindingResult());
            case HandlerMethodValidationException invalid when !invalid.isForReturnValue() ->
                ValidationProblems.of(invalid);
            case MissingServletRequestParameterException missing -> missing(missing.getParameterName());
            case MissingRequestHeaderException missing -> missing(missing.getHeaderName());
            case MissingServletRequestPartException missing -> missing(missing.getRequestPartName());
            case MissingMatrixVariableException missing -> missing(missing.getVariableName());
            case MissingRequestValueException missing when missing.isMissingAfterConversion() ->
                Problem.of(CommonProblem.BAD_REQUEST);
            case MethodArgumentTypeMismatchException mismatch -> invalid(ParameterNames.of(mismatch.getParameter()));
            case TypeMismatchException mismatch -> Problem.of(CommonProblem.BAD_REQUEST);
            case MaxUploadSizeExceededException tooLarge -> Problem.of(CommonProblem.BODY_TOO_LARGE,
                    Map.of("limit", tooLarge.getMaxUploadSize()));
            case HttpMediaTypeNotSupportedException unsupported -> mediaTypes(CommonProblem.UNSUPPORTED_MEDIA_TYPE,
                    unsupported.getSupportedMediaTypes(), "Accept");
            case HttpMediaTypeNotAcceptableException unacceptable -> mediaTypes(CommonProblem.NOT_ACCEPTABLE,
                    unacceptable.getSupportedMediaTypes(), null);
            case HttpRequestMethodNotSupportedException unsupported -> method(unsupported);
            case NoResourceFoundException unknown -> Problem.of(CommonProblem.NOT_FOUND);
            case NoHandlerFoundException unknown -> Problem.of(CommonProblem.NOT_FOUND);
            case ErrorResponse other when other.getStatusCode().is4xxClientError() -> ofStatus(other.getStatusCode());
            default -> null;
        };
    }

    /** The shared code for a bare status, as when the container itself has refused. */
    static Problem ofStatus(HttpStatusCode status) {
        return Problem.of(switch (status.value()) {
            case 400 -> CommonProblem.BAD_REQUEST;
            case 401 -> CommonProblem.UNAUTHENTICATED;
            case 403 -> CommonProblem.FORBIDDEN;
            case 404 -> CommonProblem.NOT_FOUND;
            case 405 -> CommonProblem.METHOD_NOT_ALLOWED;
            case 406 -> CommonProblem.NOT_ACCEPTABLE;
            case 409 -> CommonProblem.CONCURRENT_CHANGE;
            case 412 -> CommonProblem.VERSION_MISMATCH;
            case 413 -> CommonProblem.BODY_TOO_LARGE;
            case 415 -> CommonProblem.UNSUPPORTED_MEDIA_TYPE;
            case 429 -> CommonProblem.TOO_MANY_REQUESTS;
            case 502 -> CommonProblem.UPSTREAM_FAILED;
            case 503 -> CommonProblem.SERVICE_UNAVAILABLE;
            case 504 -> CommonProblem.UPSTREAM_TIMEOUT;
            default -> status.is4xxClientError() ? CommonProblem.REQUEST_REFUSED : CommonProblem.INTERNAL_ERROR;
        });
    }

    private static Problem missing(String parameter) {
        return parameter(CommonProblem.MISSING_PARAMETER, parameter);
    }

    private static Problem invalid(String parameter) {
        return parameter(CommonProblem.INVALID_PARAMETER, parameter);
    }

    static Problem parameter(ProblemCode code, String name) {
        Map<String, Object> arguments = Map.of("parameter", name);
        return Problem.of(code, arguments)
                .withItems(List.of(new ProblemItem(null, name, code.code(), arguments, null)));
    }

    private static Problem method(HttpRequestMethodNotSupportedException unsupported) {
        var supported = unsupported.getSupportedHttpMethods();
        var allowed = supported == null ? ""
                : supported.stream()
                        .map(HttpMethod::name)
                        .sorted()
                        .collect(Collectors.joining(", "));
        var problem = Problem.of(CommonProblem.METHOD_NOT_ALLOWED,
                Map.of("method", unsupported.getMethod(), "allowed", allowed));
        return allowed.isEmpty() ? problem : problem.withHeader("Allow", allowed);
    }

    private static Problem mediaTypes(ProblemCode code, List<MediaType> supported, @Nullable String header) {
        var types = MediaType.toString(supported);
        var problem = Problem.of(code, Map.of("supported", types));
        return header == null || types.isEmpty() ? problem : problem.withHeader(header, types);
    }
}
