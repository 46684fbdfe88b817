package afterbell.web.openapi;

import java.math.BigDecimal;
import java.util.Arrays;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;

import afterbell.web.idempotency.NoIdempotencyKey;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.version.IfMatch;

/** What a handler's arguments and method imply for its callers. */
final class DocumentedOperations implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        if (isCommand(handler) && !handler.hasMethodAnnotation(NoIdempotencyKey.class)) {
            operation.addParametersItem(new HeaderParameter().name("Idempotency-Key")
                    .required(true)
                    .description("Quoted string, 1 to 64 characters; the same key repeats the answer for 24 h")
                    .schema(new StringSchema().minLength(3).maxLength(130))
                    .example("\"8e03978e-40d5-43dd-bc93-6894a57f9324\""));
            refusal(operation, "422");
        }
        if (takes(handler, IfMatch.class)) {
            operation.addParametersItem(new HeaderParameter().name(IfMatch.HEADER)
                    .required(false)
                    .description("ETag of the version that the change is meant for")
                    .schema(new StringSchema())
                    .example("\"7\""));
            refusal(operation, "412");
            refusal(operation, "428");
        }
        if (takes(handler, PageLimit.class)) {
            var limit = new IntegerSchema();
            limit.setMinimum(BigDecimal.ONE);
            limit.setMaximum(BigDecimal.valueOf(PageLimit.MAX));
            limit.setDefault(PageLimit.DEFAULT);
            operation.addParametersItem(new QueryParameter().name("limit").required(false).schema(limit));
        }
        if (takes(handler, Cursor.class)) {
            operation.addParametersItem(new QueryParameter().name("cursor")
                    .required(false)
                    .description("`next` of the page before")
                    .schema(new StringSchema().maxLength(512)));
        }
        refusal(operation, "default");
        if (Page.class.isAssignableFrom(handler.getReturnType().getParameterType())) {
            documentLink(operation);
        }
        return operation;
    }

    private static void documentLink(Operation operation) {
        var ok = operation.getResponses().get("200");
        if (ok != null) {
            ok.addHeaderObject("Link", new Header().description("rel=\"next\" when there is another page")
                    .schema(new StringSchema()));
        }
    }

    private static void refusal(Operation operation, String status) {
        var responses = operation.getResponses() == null ? new ApiResponses() : operation.getResponses();
        responses.putIfAbsent(status,
                new ApiResponse().$ref("#/components/responses/" + DocumentedService.PROBLEM));
        operation.setResponses(responses);
    }

    private static boolean takes(HandlerMethod handler, Class<?> type) {
        return Arrays.stream(handler.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == type);
    }

    private static boolean isCommand(HandlerMethod handler) {
        var mapping = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RequestMapping.class);
        return mapping != null && Arrays.stream(mapping.method())
                .anyMatch(method -> method != RequestMethod.GET
                        && method != RequestMethod.HEAD && method != RequestMethod.OPTIONS
                        && method != RequestMethod.TRACE);
    }
}
