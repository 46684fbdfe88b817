package afterbell.web.openapi;

import java.net.URI;
import java.util.List;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import org.springdoc.core.customizers.OpenApiCustomizer;

import afterbell.web.problem.ProblemWriter;

/** Title, security scheme and the shape of a problem, the same in every service. */
final class DocumentedService implements OpenApiCustomizer {

    static final String PROBLEM = "Problem";
    private static final String SCHEME = "keycloak";

    private final String service;
    private final URI issuer;

    DocumentedService(String service, URI issuer) {
        this.service = service;
        this.issuer = issuer;
    }

    @Override
    public void customise(OpenAPI document) {
        document.setInfo(new Info().title("Afterbell " + service)
                .version("v1")
                .description("Errors are problem details (RFC 9457) with a stable `code`; texts follow "
                        + "`Accept-Language` (zh-CN, en)."));
        // Relative: the document is read through the gateway.
        document.setServers(List.of(new Server().url("/")));
        var components = document.getComponents() == null ? new Components() : document.getComponents();
        components.addSchemas(PROBLEM, problem());
        components.addResponses(PROBLEM, new ApiResponse().description("Refused; `code` says why")
                .content(new Content().addMediaType("application/problem+json",
                        new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM)))));
        components.addSecuritySchemes(SCHEME, scheme());
        document.setComponents(components);
        document.setSecurity(List.of(new SecurityRequirement().addList(SCHEME)));
    }

    private SecurityScheme scheme() {
        var endpoint = issuer + "/protocol/openid-connect/";
        return new SecurityScheme().type(SecurityScheme.Type.OAUTH2)
                .flows(new OAuthFlows()
                        .authorizationCode(new OAuthFlow().authorizationUrl(endpoint + "auth")
                                .tokenUrl(endpoint + "token")
                                .scopes(new Scopes()))
                        .clientCredentials(new OAuthFlow().tokenUrl(endpoint + "token").scopes(new Scopes())));
    }

    private static Schema<?> problem() {
        var item = new ObjectSchema()
                .addProperty("pointer", new StringSchema().description("JSON pointer into the request's body"))
                .addProperty("parameter", new StringSchema().description("Name of the parameter"))
                .addProperty("code", new StringSchema())
                .addProperty("detail", new StringSchema());
        var problem = new ObjectSchema();
        problem
                .addProperty("type", new StringSchema().format("uri").example(ProblemWriter.TYPE_PREFIX + "forbidden"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema().format("int32"))
                .addProperty("detail", new StringSchema())
                .addProperty("instance", new StringSchema().format("uri-reference"))
                .addProperty("code", new StringSchema().description("Stable name of the refusal"))
                .addProperty("rule", new StringSchema().description("Clause of the city's plan that refuses"))
                .addProperty("correlationId", new StringSchema())
                .addProperty("errors", new ArraySchema().items(item));
        problem.setRequired(List.of("type", "title", "status", "instance", "code", "correlationId"));
        return problem;
    }
}
