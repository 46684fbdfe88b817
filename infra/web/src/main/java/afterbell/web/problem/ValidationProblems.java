package afterbell.web.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.MethodParameter;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/** Bean Validation's findings as refused parts: where, which constraint, in the caller's language; never the value. */
final class ValidationProblems {

    private ValidationProblems() {}

    static Problem of(BindingResult result) {
        return Problem.of(CommonProblem.VALIDATION_FAILED)
                .withItems(result.getAllErrors()
                        .stream()
                        .map(error -> inBody("", error))
                        .toList());
    }

    static Problem of(HandlerMethodValidationException invalid) {
        var items = new ArrayList<ProblemItem>();
        for (var result : invalid.getParameterValidationResults()) {
            items.addAll(of(result));
        }
        for (var crossing : invalid.getCrossParameterValidationResults()) {
            items.add(ProblemItem.inBody("", constraint(crossing), crossing.getDefaultMessage()));
        }
        return Problem.of(CommonProblem.VALIDATION_FAILED).withItems(items);
    }

    private static List<ProblemItem> of(ParameterValidationResult result) {
        var index = result.getContainerIndex();
        var base = index == null ? "" : "/" + index;
        if (result instanceof ParameterErrors errors) {
            return errors.getAllErrors().stream().map(error -> inBody(base, error)).toList();
        }
        var parameter = result.getMethodParameter();
        return result.getResolvableErrors()
                .stream()
                .map(error -> isBody(parameter)
                        ? ProblemItem.inBody(base, constraint(error), error.getDefaultMessage())
                        : ProblemItem.inParameter(name(parameter), constraint(error), error.getDefaultMessage()))
                .toList();
    }

    private static ProblemItem inBody(String base, ObjectError error) {
        var path = error instanceof FieldError field ? Pointers.ofPropertyPath(field.getField()) : "";
        return ProblemItem.inBody(base + path, constraint(error), error.getDefaultMessage());
    }

    private static boolean isBody(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(RequestBody.class);
    }

    private static String name(MethodParameter parameter) {
        return ParameterNames.of(parameter);
    }

    /** {@code NotBlank} becomes {@code not-blank}. */
    private static String constraint(MessageSourceResolvable error) {
        @Nullable
        String @Nullable [] codes = error.getCodes();
        if (codes == null || codes.length == 0) {
            return "invalid";
        }
        var last = codes[codes.length - 1];
        return last == null ? "invalid" : last.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
